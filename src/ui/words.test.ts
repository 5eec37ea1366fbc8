import { expect, it } from 'vitest'
import { IMPORT_ERROR_CODES, REJECT_CODES, WARNING_CODES } from '../facts/import-error.ts'
import { TLS_VERSIONS } from '../facts/tls.ts'
import { DIRECTIONS, FAMILIES, FORMAT_NAMES } from '../facts/vocabulary.ts'
import { INSIGHT_IDS } from '../insights/insight.ts'
import { codeKey, hasText } from '../platform/i18n.ts'
import { insightAdvice, tlsName } from './words.ts'

const codes: Readonly<Record<string, readonly string[]>> = {
  importError: IMPORT_ERROR_CODES,
  reject: REJECT_CODES,
  warning: WARNING_CODES,
  family: FAMILIES,
  format: FORMAT_NAMES,
  direction: DIRECTIONS,
  insight: INSIGHT_IDS,
}

it.each(Object.entries(codes))('has a text for every %s code', (prefix, list) => {
  expect(list.filter((code) => !hasText(codeKey(prefix, code)))).toEqual([])
})

it('writes TLS versions alike in every language', () => {
  expect(TLS_VERSIONS.map(tlsName)).toEqual(['No TLS', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3', 'Unknown'])
})

it('advises by insight and direction', () => {
  const all = INSIGHT_IDS.flatMap((id) => DIRECTIONS.map((direction) => insightAdvice(id, direction)))
  expect(new Set(all).size).toBe(4)
})
