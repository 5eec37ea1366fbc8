import { createEngineClient } from '../../engine/client.ts'
import { ENGINE_CHANNEL, type EngineEvent } from '../../engine/protocol.ts'
import { callBackground } from '../../platform/messages.ts'
import {
  isGranted,
  OPTIONAL_PERMISSIONS,
  type OptionalPermission,
  onPermissionsChanged,
  requestPermission,
  requiredPermissions,
  revokePermission,
} from '../../platform/permissions.ts'
import { type Policy, readPolicy } from '../../platform/policy.ts'
import { requestPortalHost, revokePortalHost } from '../../platform/portal-grants.ts'
import {
  listPortalHosts,
  onHostsChanged,
  type PortalHost,
  readIsOnInPrivate,
  writeHostChoice,
  writeIsOnInPrivate,
} from '../../platform/portal-hosts.ts'
import { onSettingsChanged, readSettings, writeSettings } from '../../platform/settings.ts'
import type { Settings } from '../../platform/settings-fields.ts'
import { storedDatabases } from '../../store/delete-all.ts'
import { openReader } from '../../store/reader.ts'
import type { ImportRecord } from '../../store/schema.ts'
import { type Inventory, takeInventory } from './inventory.ts'

/** All that the settings page shows, as it stands now. */
export interface SettingsState {
  readonly settings: Settings
  readonly policy: Policy
  /** All states; `null` where the store cannot be read. */
  readonly imports: readonly ImportRecord[] | null
  /** Bytes that the browser counts for this extension; `null` where it does not say. */
  readonly storedSize: number | null
  readonly required: readonly string[]
  readonly granted: readonly OptionalPermission[]
  readonly hosts: readonly PortalHost[]
  /** Whether the panel is shown in private windows too. */
  readonly isOnInPrivate: boolean
}

/** All that the settings page reaches beyond itself. */
export interface SettingsServices {
  read(): Promise<SettingsState>
  write(change: Partial<Settings>): Promise<void>
  /** Hears of every change of settings, policy, permissions and store. Returns how to stop. */
  onChanged(listener: () => void): () => void
  /** In the turn of a click. Returns whether it is granted now. */
  request(permission: OptionalPermission): Promise<boolean>
  revoke(permission: OptionalPermission): Promise<void>
  /** In the turn of a click: asks for a portal, and for what is needed to put the panel there. */
  requestHost(host: string): Promise<boolean>
  revokeHost(host: string): Promise<void>
  switchHost(host: string, isOn: boolean): Promise<void>
  setOnInPrivate(isOn: boolean): Promise<void>
  /** Deletes all that is stored, then looks what is left. Throws `MessageError`. */
  deleteEverything(): Promise<Inventory>
  openReport(address: string): Promise<void>
}

/** The services of the real page. */
export function createSettingsServices(): SettingsServices {
  const engine = createEngineClient({
    ensureEngine: async () => {
      await callBackground('ensureEngine', null)
    },
  })
  return {
    read,
    write: writeSettings,
    onChanged(listener) {
      onHostsChanged(listener)
      const ends = [onSettingsChanged(listener), onPermissionsChanged(listener), engine.onChanged(listener)]
      return () => {
        for (const end of ends) end()
      }
    },
    request: requestPermission,
    revoke: revokePermission,
    requestHost: requestPortalHost,
    revokeHost: revokePortalHost,
    switchHost: (host, isOn) => writeHostChoice(host, { isOn }),
    setOnInPrivate: writeIsOnInPrivate,
    async deleteEverything() {
      await callBackground('deleteEverything', null)
      globalThis.localStorage.clear()
      const inventory = await takeInventory()
      tellChanged()
      return inventory
    },
    async openReport(address) {
      await callBackground('openView', { address })
    },
  }
}

async function read(): Promise<SettingsState> {
  const [settings, policy, imports, storedSize, granted, hosts, isOnInPrivate] = await Promise.all([
    readSettings(),
    readPolicy(),
    readImports().catch(() => null),
    readStoredSize(),
    readGranted(),
    listPortalHosts(),
    readIsOnInPrivate(),
  ])
  const required = requiredPermissions()
  return { settings, policy, imports, storedSize, required, granted, hosts, isOnInPrivate }
}

/** Opens no store where there is none, and gives the connection back at once: nothing here may keep it from being deleted. */
async function readImports(): Promise<readonly ImportRecord[]> {
  if ((await storedDatabases()).length === 0) return []
  const reader = await openReader()
  try {
    return await reader.imports()
  } finally {
    reader.close()
  }
}

async function readStoredSize(): Promise<number | null> {
  return (await navigator.storage.estimate()).usage ?? null
}

async function readGranted(): Promise<readonly OptionalPermission[]> {
  const states = await Promise.all(OPTIONAL_PERMISSIONS.map(isGranted))
  return OPTIONAL_PERMISSIONS.filter((_, index) => states[index])
}

/** Pages that are open read the store again, and find it empty. Only after the inventory: they make a new one. */
function tellChanged(): void {
  const channel = new BroadcastChannel(ENGINE_CHANNEL)
  // In the place of the engine, which was ended with all its jobs.
  channel.postMessage({ type: 'event', event: 'jobs', jobs: [] } satisfies EngineEvent)
  channel.postMessage({ type: 'event', event: 'changed' } satisfies EngineEvent)
  channel.close()
}
