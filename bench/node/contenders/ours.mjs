import { pathToFileURL } from 'node:url'
import { OURS } from '../../lib/paths.mjs'

const ours = await import(pathToFileURL(OURS).href)

/** @type {import('../contenders.mjs').Group} */
export const group = ours.group
