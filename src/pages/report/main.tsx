import { callBackground } from '../../platform/messages.ts'

await callBackground('ensureEngine', null)
document.body.dataset.ready = ''
