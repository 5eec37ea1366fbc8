import { decodeParameter, decodeWords } from './mail-words.ts'

/** A file that came with a mail. */
export interface Attachment {
  /** As the mail names it, else by its kind. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Kinds that are never an export: what the mail says, and pictures in it. */
const PLAIN_KINDS = /^(?:text\/(?:plain|html|calendar)|image\/|message\/delivery-status)/
const MAX_NESTING = 8
const MAX_PARTS = 1_000

/** Whether a text begins with the header of a mail. */
export function isMail(head: Uint8Array): boolean {
  const text = latin1(head)
  if (!/^(?:From [^\r\n]*\r?\n)?[!-9;-~]+:[ \t]/.test(text)) return false
  const { headerText } = splitPart(text)
  return /^(?:mime-version|content-type):/im.test(headerText)
}

/** The files in a mail, also in mails that are attached to it. */
export function readAttachments(mail: Uint8Array): readonly Attachment[] {
  const found: Attachment[] = []
  collect(latin1(mail), found, 0)
  return found
}

function collect(text: string, found: Attachment[], depth: number): void {
  const { headerText, body } = splitPart(text)
  const headers = readHeaders(headerText)
  const type = readValue(headers.get('content-type') ?? 'text/plain')
  const kind = type.value.toLowerCase()
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  const boundary = type.parameters.get('boundary')
  if (depth < MAX_NESTING && kind.startsWith('multipart/') && boundary) {
    for (const part of splitParts(body, boundary)) collect(part, found, depth + 1)
  } else if (depth < MAX_NESTING && kind === 'message/rfc822') {
    collect(encoding === 'base64' ? latin1(decodeBody(body, encoding)) : body, found, depth + 1)
  } else {
    const disposition = readValue(headers.get('content-disposition') ?? '')
    const given = disposition.parameters.get('filename') ?? type.parameters.get('name')
    if (found.length >= MAX_PARTS || (given === undefined && PLAIN_KINDS.test(kind))) return
    if (kind.startsWith('image/')) return
    found.push({ name: given ?? nameByKind(kind, found.length + 1), bytes: decodeBody(body, encoding) })
  }
}

/** Bytes as a text of one character each. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return text
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** The header and what follows the first empty line. */
function splitPart(text: string): { readonly headerText: string; readonly body: string } {
  const blank = /(?:^|\r?\n)\r?\n/.exec(text)
  if (!blank) return { headerText: text, body: '' }
  return { headerText: text.slice(0, blank.index), body: text.slice(blank.index + blank[0].length) }
}

/** By name in lower case, lines that go on joined; of equal ones the first. */
function readHeaders(headerText: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of headerText.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

interface HeaderValue {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

/** `application/gzip; name="a.gz"`, with long parameters in parts (RFC 2231) put together. */
function readValue(text: string): HeaderValue {
  const [value = ''] = text.split(';', 1)
  const parameters = new Map<string, string>()
  for (const match of text.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    const [, rawName = '', quoted, bare = ''] = match
    const raw = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1')
    const [, name = '', isEncoded] = /^([^*]+)(?:\*\d+)?(\*)?$/.exec(rawName.toLowerCase()) ?? []
    const part = isEncoded ? raw : decodeWords(raw)
    const before = rawName.includes('*') ? (parameters.get(name) ?? '') : ''
    if (name !== '') parameters.set(name, isEncoded ? decodeParameter(before + part) : before + part)
  }
  return { value: value.trim(), parameters }
}

function splitParts(body: string, boundary: string): string[] {
  const marker = `--${boundary}`
  const parts: string[] = []
  let start = -1
  for (let at = findMarker(body, marker, 0); at >= 0; at = findMarker(body, marker, at + marker.length)) {
    if (start >= 0) parts.push(body.slice(start, at).replace(/\r?\n$/, ''))
    if (body.startsWith('--', at + marker.length)) return parts
    const lineEnd = body.indexOf('\n', at)
    if (lineEnd < 0) return parts
    start = lineEnd + 1
  }
  // A mail that was cut has no last marker: its last part is left to whoever reads it.
  if (start >= 0) parts.push(body.slice(start))
  return parts
}

/** A marker stands at the start of a line. */
function findMarker(body: string, marker: string, from: number): number {
  let at = body.indexOf(marker, from)
  while (at > 0 && body[at - 1] !== '\n') at = body.indexOf(marker, at + 1)
  return at
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return decodeBase64(body)
  if (encoding === 'quoted-printable') return bytesOf(decodeQuotedPrintable(body))
  return bytesOf(body)
}

function decodeBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '')
  // A cut text may end in the middle of a group; one character alone holds no byte.
  return bytesOf(atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean))
}

function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

function nameByKind(kind: string, number: number): string {
  const ending = /gzip/.test(kind) ? '.json.gz' : /json/.test(kind) ? '.json' : /zip/.test(kind) ? '.zip' : ''
  return `attachment-${number}${ending}`
}
