// Evaluated in the extension's page after an import: what the store holds, by the product's own reader.
import { openReader } from '../../src/store/reader.ts'
import { linesOf } from '../browser/contenders/worker-contender.mjs'
import type { Kind } from '../lib/tables.mjs'
import { rowsOf } from './rows.ts'

const LOOK_MS = 250

async function hashed(): Promise<void> {
  const reader = await openReader()
  while ((await reader.imports()).some((record) => record.sha256 === null)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  reader.close()
}

async function lines(kind: Kind): Promise<string> {
  const reader = await openReader()
  const rollups = await reader.rollups('message-trace', null)
  reader.close()
  return linesOf(rowsOf(kind, rollups))
}

Object.assign(window, { benchStore: { hashed, lines } })
