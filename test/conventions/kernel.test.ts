import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileKernel } from '../../scripts/lib/compile-kernel.mjs'

test('the kernel is what its source compiles to: else run `npm run kernel`', async () => {
  const committed = readFileSync(new URL('../../src/csv/kernel/kernel.wasm', import.meta.url))
  expect(Buffer.compare(committed, await compileKernel())).toBe(0)
}, 60_000)
