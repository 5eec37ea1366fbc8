import { describe, expect, it } from 'vitest'
import { findLockProblems } from '../../scripts/lib/lock-problems.mjs'
import { readText } from './sources.ts'

const HASH = { integrity: 'sha512-x' }

describe('a lock file', () => {
  it.each(['package-lock.json', 'bench/package-lock.json'])(
    '%s serves every system and names no host',
    (path) => {
      expect(findLockProblems(JSON.parse(readText(path)))).toEqual([])
    },
  )

  it('is checked for packages of other systems, also nested ones', () => {
    const packages = {
      '': {},
      'node_modules/native': { ...HASH, optionalDependencies: { 'native-linux': '1', 'native-darwin': '1' } },
      'node_modules/native-linux': HASH,
      'node_modules/a/node_modules/native': {
        ...HASH,
        optionalDependencies: { inner: '1', 'native-linux': '1' },
      },
      'node_modules/a/node_modules/inner': HASH,
    }
    expect(findLockProblems({ packages })).toEqual([
      'node_modules/native needs native-darwin on some systems, but the lock does not have it.',
    ])
  })

  it('is checked for hosts and missing hashes', () => {
    const packages = { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }
    expect(findLockProblems({ packages })).toEqual([
      'node_modules/a names a host (https://registry.example/a.tgz); see .npmrc.',
      'node_modules/a has no integrity hash.',
    ])
  })
})
