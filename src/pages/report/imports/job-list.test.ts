import { expect, it, vi } from 'vitest'
import { readingJob } from '../../../../test/ui/fake-services.ts'
import { jobSentence } from './job-list.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))

it('counts bytes, records and time while a file is read', () => {
  expect(jobSentence(readingJob())).toMatch(/^16.?MB of 48.?MB, 20,311 records\. 14 seconds left\.$/)
  expect(jobSentence(readingJob({ secondsLeft: null }))).toMatch(/20,311 records\.$/)
})

it('says what was taken in, known already and not readable', () => {
  const result = {
    importId: 'i',
    messages: 812,
    duplicates: 3,
    accepted: 900,
    rejected: [{ code: 'bad-number' as const, count: 1, firstRecord: 4 }],
    warnings: [],
  }
  expect(jobSentence(readingJob({ phase: 'done', result }))).toBe(
    '812 messages taken in. 3 were known already and count once. 1 record could not be read; see its details.',
  )
})

it('says what the file is and what to do', () => {
  const error = { code: 'excel-workbook' as const, details: {} }
  expect(jobSentence(readingJob({ phase: 'failed', error }))).toMatch(
    /^This is an Excel workbook\. Save it as CSV/,
  )
})
