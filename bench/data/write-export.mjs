import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Written at a time: large enough that the system call costs nothing, small enough for any machine. */
const CHUNK_CHARACTERS = 4 * 1024 * 1024

/**
 * Writes lines to a file, unless it stands there already; a file half written never looks whole.
 * @param {string} path
 * @param {() => Iterable<string>} lines
 * @param {'utf8' | 'utf16le'} encoding
 * @returns {number} the file's bytes
 */
export function writeExport(path, lines, encoding) {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    const part = `${path}.part`
    rmSync(part, { force: true })
    const file = openSync(part, 'w')
    for (const text of inChunks(lines())) writeWhole(file, Buffer.from(text, encoding))
    closeSync(file)
    renameSync(part, path)
  }
  return statSync(path).size
}

/** @param {Iterable<string>} lines */
function* inChunks(lines) {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < CHUNK_CHARACTERS) continue
    yield text
    text = ''
  }
  yield text
}

/** @param {number} file @param {Buffer} bytes */
function writeWhole(file, bytes) {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
