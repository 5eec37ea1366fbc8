import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type ZipFile, zipBytes } from '../../test/helpers/zip-bytes.ts'
import { ImportError } from '../facts/import-error.ts'
import { memoryFile } from './byte-file.ts'
import { unpack } from './unpack.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** Each member by name, with its text or the code of its error; or the code of the whole. */
async function open(name: string, bytes: Uint8Array): Promise<Readonly<Record<string, string>> | string> {
  try {
    const found: Record<string, string> = {}
    for (const member of await unpack(memoryFile(name, bytes))) {
      const [once, again] = [await textOf(member), await textOf(member)]
      expect(again).toBe(once)
      if (member.range && !once.startsWith('<')) {
        expect(decode(bytes.slice(member.range.start, member.range.end))).toBe(once)
      }
      found[member.name] = once
    }
    return found
  } catch (error) {
    if (error instanceof ImportError) return error.code
    throw error
  }
}

async function textOf(member: { open(): AsyncIterable<Uint8Array> }): Promise<string> {
  try {
    const parts: Uint8Array[] = []
    for await (const chunk of member.open()) parts.push(chunk.slice())
    return decode(Buffer.concat(parts))
  } catch (error) {
    if (error instanceof ImportError) return `<${error.code}>`
    throw error
  }
}

const zip = (...files: readonly ZipFile[]) => zipBytes(files)

describe('unpack', () => {
  it('leaves any other file as it is', async () => {
    expect(await open('a.csv', encode('a,b\n'))).toEqual({ 'a.csv': 'a,b\n' })
    expect(await open('a.csv', encode(''))).toEqual({ 'a.csv': '' })
    expect(await open('a.csv', encode('PKID,b\n'))).toEqual({ 'a.csv': 'PKID,b\n' })
    expect(await open('a.log', encode('#Software: x\n'))).toEqual({ 'a.log': '#Software: x\n' })
  })

  it('reads a gzip under its own name', async () => {
    expect(await open('a.csv.gz', gzipSync('a,b\n'))).toEqual({ 'a.csv.gz': 'a,b\n' })
    const twice = await open('a.gz', gzipSync(gzipSync('a')))
    expect(Object.values(twice)[0]?.startsWith('\x1f\x8b')).toBe(true)
  })

  it('reads the files of a zip, packed or stored, and what is packed in them', async () => {
    const bytes = zip(
      { name: 'MTDetail_1.csv', content: 'a,b\n'.repeat(1000) },
      { name: 'older/', content: '' },
      { name: 'older\\MTDetail_2.csv', content: 'c', isStored: true },
      { name: '../../etc/passwd', content: 'd' },
      { name: 'büro.json.gz', content: gzipSync('{}') },
      { name: '__MACOSX/._MTDetail_1.csv', content: 'x' },
      { name: '.DS_Store', content: 'x' },
      { name: 'empty.csv', content: '' },
    )
    expect(await open('archive.zip', bytes)).toEqual({
      'archive.zip/MTDetail_1.csv': 'a,b\n'.repeat(1000),
      'archive.zip/older/MTDetail_2.csv': 'c',
      'archive.zip/../../etc/passwd': 'd',
      'archive.zip/büro.json.gz': '{}',
      'archive.zip/empty.csv': '',
    })
  })

  it('reads zips with a comment, in 64 bits, and behind a program', async () => {
    const files = [
      { name: 'a.csv', content: 'a' },
      { name: 'b.csv', content: 'b', isStored: true, isLarge: true },
    ]
    const expected = { 'x.zip/a.csv': 'a', 'x.zip/b.csv': 'b' }
    expect(await open('x.zip', zipBytes(files, { comment: 'PK\x05\x06 made by hand' }))).toEqual(expected)
    expect(await open('x.zip', zipBytes(files, { isLarge: true }))).toEqual(expected)
  })

  it('tells of each file in a zip what is wrong with it', async () => {
    const bytes = zip(
      { name: 'secret.csv', content: 'a', isEncrypted: true },
      { name: 'lzma.csv', content: 'a', method: 14 },
      { name: 'changed.csv', content: 'a', crc: 1 },
      { name: 'longer.csv', content: 'abc', size: 2 },
      { name: 'shorter.csv', content: 'abc', size: 4 },
      { name: 'changed.txt', content: 'a', crc: 1, isStored: true },
      { name: 'fine.csv', content: 'a' },
    )
    expect(await open('x.zip', bytes)).toMatchObject({
      'x.zip/secret.csv': '<encrypted-archive>',
      'x.zip/lzma.csv': '<unsupported-archive>',
      'x.zip/changed.csv': '<damaged>',
      'x.zip/longer.csv': '<damaged>',
      'x.zip/shorter.csv': '<damaged>',
      'x.zip/changed.txt': '<damaged>',
      'x.zip/fine.csv': 'a',
    })
  })

  it('leaves a zip in a zip to be told', async () => {
    const inner = zip({ name: 'a.csv', content: 'a' })
    const found = await open('x.zip', zip({ name: 'inner.zip', content: inner }))
    expect(Object.entries(found)).toEqual([['x.zip/inner.zip', decode(inner)]])
  })

  it('tells what cannot be opened at all', async () => {
    const whole = zip({ name: 'a.csv', content: 'a,b\n'.repeat(100) })
    expect(await open('cut.zip', whole.slice(0, -30))).toBe('damaged')
    expect(await open('empty.zip', zip())).toBe('no-export-inside')
    expect(await open('folders.zip', zip({ name: 'a/', content: '' }))).toBe('no-export-inside')
    const workbook = zip(
      { name: '[Content_Types].xml', content: '<x/>' },
      { name: 'xl/a.xml', content: '<x/>' },
    )
    expect(await open('x.xlsx', workbook)).toBe('excel-workbook')
    const many = Array.from({ length: 1001 }, (_, index) => ({ name: `${index}.csv`, content: '' }))
    expect(await open('many.zip', zipBytes(many))).toBe('too-many-files')
  })

  it('opens a zip with any byte changed, with an error at most', async () => {
    const whole = zip(
      { name: 'a.csv', content: 'a,b\n'.repeat(100) },
      { name: 'b.csv', content: 'b', isStored: true },
    )
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      const found = await open('x.zip', bytes)
      expect(typeof found === 'string' || Object.keys(found).length > 0).toBe(true)
    }
  })

  it('shows no marks of a name that turn text around', async () => {
    const found = await open('x.zip', zip({ name: `a\u202evsc.exe\n${'x'.repeat(300)}`, content: 'a' }))
    const [name = ''] = Object.keys(found)
    expect(name).toBe(`x.zip/…${'x'.repeat(200)}`)
  })
})

const REPORT = '{"organization-name":"Contoso"}'
const packed = Buffer.from(gzipSync(REPORT)).toString('base64').replace(/.{60}/g, '$&\r\n')

describe('a mail', () => {
  const mail = (...parts: readonly string[]) =>
    [
      'Received: from a by b;\r\n\tSat, 21 Nov 2026 00:00:00 +0000',
      'Content-Type: multipart/report; report-type="tlsrpt";\r\n boundary="--=_b(1)"',
      'MIME-Version: 1.0',
      '',
      'A preamble.',
      ...parts.map((part) => `----=_b(1)\r\n${part}`),
      '----=_b(1)--',
      'An epilogue.',
    ].join('\r\n')

  it('gives its attachments, unpacked', async () => {
    const text = mail(
      'Content-Type: text/plain\r\n\r\nThis is a report.',
      `Content-Type: application/tlsrpt+gzip; name="x.json.gz"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename="fabrikam.com!contoso.com!1!2.json.gz"\r\n\r\n${packed}`,
      "Content-Type: text/csv\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Disposition: attachment; filename*=utf-8''%e2%82%ac.csv\r\n\r\na=3Db,=\r\nc   \r\nd",
      'Content-Type: text/csv; name="=?iso-8859-1?Q?b=FCro_1.csv?="\r\n\r\na,b',
      'Content-Type: image/png; name="logo.png"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K',
    )
    expect(await open('report.eml', encode(text))).toEqual({
      'report.eml/fabrikam.com!contoso.com!1!2.json.gz': REPORT,
      'report.eml/€.csv': 'a=b,c\r\nd',
      'report.eml/büro 1.csv': 'a,b',
    })
    expect(await open('report.eml', encode(text.replaceAll('\r\n', '\n')))).toMatchObject({
      'report.eml/fabrikam.com!contoso.com!1!2.json.gz': REPORT,
    })
  })

  it('may be the report itself, or hold another mail or a zip', async () => {
    const single = `Content-Type: application/tlsrpt+gzip\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed}`
    expect(await open('a.eml', encode(single))).toEqual({ 'a.eml/attachment-1.json.gz': REPORT })
    const archive = Buffer.from(zip({ name: 'a.csv', content: 'a', isStored: true })).toString('base64')
    const outer = mail(
      `Content-Type: message/rfc822\r\n\r\n${single}`,
      `Content-Type: application/zip; name=x.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${archive}`,
    )
    expect(await open('a.eml', encode(outer))).toEqual({
      'a.eml/attachment-1.json.gz': REPORT,
      'a.eml/x.zip/a.csv': 'a',
    })
    const bytes = zip({ name: 'a.eml', content: single }, { name: 'b.eml.gz', content: gzipSync(single) })
    expect(await open('x.zip', bytes)).toEqual({
      'x.zip/a.eml/attachment-1.json.gz': REPORT,
      'x.zip/b.eml.gz/attachment-1.json.gz': REPORT,
    })
  })

  it('without an attachment is told; one that was cut gives what is left', async () => {
    expect(await open('a.eml', encode(mail('Content-Type: text/plain\r\n\r\nHello')))).toBe(
      'no-export-inside',
    )
    const part = `Content-Type: application/gzip; name=a.gz\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed}`
    expect(await open('a.eml', encode(mail(part).slice(0, -80)))).toEqual({ 'a.eml/a.gz': '<damaged>' })
  })
})
