// Compiles the reader's kernel (src/csv/kernel/assembly) to the bytes that the bundles take in.
import { writeFileSync } from 'node:fs'
import { compileKernel } from './lib/compile-kernel.mjs'

const bytes = await compileKernel()
writeFileSync(new URL('../src/csv/kernel/kernel.wasm', import.meta.url), bytes)
console.log(`kernel.wasm: ${bytes.length} bytes`)
