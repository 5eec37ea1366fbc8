// Page, worker and Node code each have the globals that they really meet: three sets of type settings.
import { runNode, TOOLS } from './lib/run.mjs'

const PROJECTS = ['tsconfig.json', 'tsconfig.worker.json', 'tsconfig.node.json']

const results = await Promise.all(PROJECTS.map((project) => runNode([TOOLS.tsc, '-p', project])))
for (const { output } of results) process.stdout.write(output)
process.exit(results.every(({ code }) => code === 0) ? 0 : 1)
