import { describe, expect, it } from 'vitest'
import { foreignFile, isBinary } from './foreign-file.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('foreignFile', () => {
  it.each([
    ['PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml', 'excel-workbook'],
    ['PK\x03\x04\x14\0\0\0\x08\0MTDetail_1.csv', 'zip-archive'],
    ['PK\x05\x06\0\0', 'zip-archive'],
    ['\x1f\x8b\x08', 'gzip-archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1', 'excel-workbook'],
    ['\x89PNG\r\n', 'image'],
    ['\xff\xd8\xff\xe0', 'image'],
    ['%PDF-1.7', 'pdf'],
    ['\xef\xbb\xbf\r\n <!DOCTYPE html>', 'html-page'],
    ['<html lang="en">', 'html-page'],
  ])('knows %j', (head, code) => {
    expect(foreignFile(bytes(head))).toBe(code)
  })

  it.each([
    '',
    'P',
    'PKID,Sender address\n',
    'date_time_utc,event_id',
    '\xff\xfeS\0',
    '<orders@fabrikam.com>,1',
  ])('leaves %j to the formats', (head) => {
    expect(foreignFile(bytes(head))).toBeNull()
  })
})

describe('isBinary', () => {
  it('is what has more than one control character in fifty', () => {
    // 2 of 100 are one in fifty; 3 are more.
    expect(isBinary(bytes('\0\0'.padEnd(100, 'a')))).toBe(false)
    expect(isBinary(bytes('\0\0\x01'.padEnd(100, 'a')))).toBe(true)
    expect(isBinary(bytes('a,b\r\n1\t2\n'))).toBe(false)
    expect(isBinary(bytes(''))).toBe(false)
  })
})
