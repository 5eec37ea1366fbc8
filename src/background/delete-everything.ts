import { clearAlarms } from '../platform/alarms.ts'
import { clearStored } from '../platform/stored-data.ts'
import { deleteDatabases } from '../store/delete-all.ts'
import { clearBadge } from './badge.ts'
import { stopEngine } from './engine.ts'
import { withoutFollowUps } from './store-changes.ts'

/**
 * Leaves nothing that this extension stores: databases, `storage.*`, caches, alarms. What the browser keeps for it stays:
 * granted permissions and the organisation's policy. Throws where another page holds the store; what is gone by then is gone.
 */
export async function deleteEverything(): Promise<void> {
  await withoutFollowUps(async () => {
    await stopEngine()
    await deleteDatabases()
    for (const name of await caches.keys()) await caches.delete(name)
    await clearStored()
    await clearAlarms()
    await clearBadge()
  })
}
