import { expect, it, vi } from 'vitest'
import { EngineError } from '../../engine/engine-error.ts'
import { IMPORT_ERROR_CODES } from '../../facts/import-error.ts'
import { MessageError } from '../../platform/messages.ts'
import { STORE_ERROR_CODES, StoreError } from '../../store/store-error.ts'
import { errorSentence, importErrorSentence } from './error-sentence.ts'

// The polyfill refuses to load outside an extension.
vi.mock('webextension-polyfill', () => ({ default: {} }))

it('leaves no hole in a sentence, whatever details an error carries', () => {
  for (const code of IMPORT_ERROR_CODES) expect(importErrorSentence(code, {})).not.toMatch(/[{}]/)
})

it('says sizes as a person reads them', () => {
  expect(importErrorSentence('no-space', { needed: 500_000_000, free: 1_200_000 })).toMatch(
    /needs 500.?MB, and 1\.2.?MB is free/,
  )
})

it('has a sentence for every end of a call', () => {
  const errors = [
    new EngineError('no-engine'),
    new EngineError('no-answer'),
    new EngineError('no-space', { needed: 1, free: 0 }),
    new MessageError('deadline', 'openReport'),
    ...STORE_ERROR_CODES.map((code) => new StoreError(code)),
    new TypeError('x is y'),
  ]
  const sentences = errors.map(errorSentence)
  expect(new Set(sentences).size).toBe(errors.length)
  expect(sentences.at(-1)).toContain('x is y')
})
