import { pathToFileURL } from 'node:url'
import { OURS } from '../../lib/paths.mjs'

const { hashFile } = await import(pathToFileURL(OURS).href)

/** The command line's second read of a file. @type {import('../contenders.mjs').Group} */
export async function group(_kind, path) {
  await hashFile(path)
  return () => []
}
