import { workerContender } from './worker-contender.mjs'

const worker = new Worker(new URL('./papaparse.worker.mjs', import.meta.url), { type: 'module' })
Object.assign(window, { contender: workerContender(worker) })
