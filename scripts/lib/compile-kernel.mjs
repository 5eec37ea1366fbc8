import { readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const SOURCE = 'src/csv/kernel/assembly/index.ts'
const OUTPUT = 'kernel.wasm'
const ROOT = new URL('../../', import.meta.url)

/** One page is 64 KiB: a small file needs no more, and growing would cost ten times its reading. */
const FIRST_PAGES = 16

const OPTIONS = [
  SOURCE,
  ...['--outFile', OUTPUT],
  ...['--runtime', 'stub'],
  ...['--enable', 'simd'],
  ...['--initialMemory', String(FIRST_PAGES)],
  // Nothing is thrown in the kernel, so no text of an error belongs into it.
  ...['--use', 'abort='],
  '--noAssert',
  '-O3',
]

/**
 * The reader's WebAssembly, compiled from its AssemblyScript. The same source and compiler give the same bytes.
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernel() {
  /** @type {Uint8Array | null} */
  let wasm = null
  const { error, stderr } = await asc.main(OPTIONS, {
    readFile: (name) => readIfThere(name),
    writeFile: (name, contents) => {
      if (name === OUTPUT && typeof contents !== 'string') wasm = contents
    },
    listFiles: () => null,
  })
  if (error || !wasm) throw new Error(`the kernel does not compile: ${stderr.toString()}`)
  return wasm
}

/** @param {string} name from the project's root */
function readIfThere(name) {
  try {
    return readFileSync(new URL(name, ROOT), 'utf8')
  } catch {
    // The compiler asks for every place where an import may stand.
    return null
  }
}
