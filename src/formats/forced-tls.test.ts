import { describe, expect, it } from 'vitest'
import { combineForcedTls, FORCED_TLS } from '../facts/vocabulary.ts'
import { parseForcedTls } from './forced-tls.ts'

describe('parseForcedTls', () => {
  it.each([
    ['True', 'yes'],
    [' true ', 'yes'],
    ['Ja', 'yes'],
    ['False', 'no'],
    ['Nein', 'no'],
    ['', 'unknown'],
    ['–', 'unknown'],
    ['Sometimes', 'unknown'],
  ])('reads "%s" as %s', (text, forcedTls) => {
    expect(parseForcedTls(text)).toBe(forcedTls)
  })
})

describe('combineForcedTls', () => {
  it.each([
    ['yes', 'yes', 'yes'],
    ['yes', 'no', 'mixed'],
    ['mixed', 'yes', 'mixed'],
    ['yes', 'unknown', 'unknown'],
    ['mixed', 'unknown', 'unknown'],
  ] as const)('makes %s and %s %s', (one, other, both) => {
    expect(combineForcedTls(one, other)).toBe(both)
    expect(combineForcedTls(other, one)).toBe(both)
  })

  it('does not depend on how the parts are grouped', () => {
    for (const a of FORCED_TLS) {
      for (const b of FORCED_TLS) {
        for (const c of FORCED_TLS) {
          expect(combineForcedTls(combineForcedTls(a, b), c)).toBe(
            combineForcedTls(a, combineForcedTls(b, c)),
          )
        }
      }
    }
  })
})
