import chromium from '../../manifest.json' with { type: 'json' }

/** The browser that a build is for; also the name of its folder under `dist/`. */
export type Target = 'chromium' | 'firefox'

export type ChromiumManifest = typeof chromium

/** What the Firefox build says that the Chromium one does not. */
interface FirefoxOnly {
  readonly background: { readonly scripts: readonly string[]; readonly type: 'module' }
  readonly browser_specific_settings: {
    readonly gecko: {
      readonly id: string
      readonly strict_min_version: string
      readonly data_collection_permissions: { readonly required: readonly string[] }
    }
  }
}

export type FirefoxManifest = Omit<
  ChromiumManifest,
  'background' | 'minimum_chrome_version' | 'storage' | 'web_accessible_resources'
> &
  FirefoxOnly & {
    readonly web_accessible_resources: readonly { resources: string[]; matches: string[] }[]
  }

/** Permissions that Firefox does not know: its event page may own a worker itself. */
const CHROMIUM_ONLY_PERMISSIONS: ReadonlySet<string> = new Set(['offscreen'])

/** The manifest of a build. `manifest.json` is Chromium's; Firefox's differs only in what stands here. */
export function manifestFor(target: Target): ChromiumManifest | FirefoxManifest {
  return target === 'chromium' ? chromium : firefoxManifest(chromium)
}

function firefoxManifest(manifest: ChromiumManifest): FirefoxManifest {
  // A policy reaches Firefox without a schema file, and every install has an address of its own already.
  const { background, minimum_chrome_version: _version, storage: _schema, ...shared } = manifest
  return {
    ...shared,
    permissions: manifest.permissions.filter((permission) => !CHROMIUM_ONLY_PERMISSIONS.has(permission)),
    background: { scripts: [background.service_worker], type: 'module' },
    web_accessible_resources: manifest.web_accessible_resources.map(({ resources, matches }) => ({
      resources,
      matches,
    })),
    browser_specific_settings: {
      gecko: {
        id: 'mail-flow-insights@extension',
        // 140 has `data_collection_permissions` on the desktop, 142 everywhere.
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }
}
