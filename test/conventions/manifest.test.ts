import { describe, expect, it } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }
import { manifestFor } from '../../scripts/build/manifest.ts'
import { readText } from './sources.ts'

/** Where the Exchange admin center is: given with the extension, since the panel there is what it is for. */
const PORTALS = ['https://admin.exchange.microsoft.com/*', 'https://admin.cloud.microsoft/*']

/** Asked for in the settings when wanted: portals that show other things as well, and further clouds. */
const OPTIONAL_PORTALS = [
  'https://security.microsoft.com/*',
  'https://admin.microsoft.com/*',
  'https://admin.exchange.office365.us/*',
  'https://admin.exchange.microsoft.us/*',
  'https://admin.exchange.apps.mil/*',
]

describe('the manifest asks for nothing new', () => {
  it('in Chromium', () => {
    expect(manifest.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'offscreen'])
    expect(manifest.optional_permissions).toEqual(['notifications', 'scripting'])
    expect(manifest.optional_host_permissions).toEqual(OPTIONAL_PORTALS)
    expect(manifest).not.toHaveProperty('host_permissions')
    expect(manifest).not.toHaveProperty('externally_connectable')
  })

  it('in Firefox, which knows no offscreen document', () => {
    const firefox = manifestFor('firefox')
    expect(firefox.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms'])
    expect(firefox).toMatchObject({
      background: { scripts: ['src/background/background.ts'], type: 'module' },
      browser_specific_settings: {
        gecko: { strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
      },
    })
  })

  it('of the portals only what it needs there', () => {
    expect(manifest.content_scripts.map(({ matches }) => matches)).toEqual([PORTALS])
    expect(manifest.web_accessible_resources).toEqual([
      {
        resources: ['src/pages/panel/index.html'],
        // The frame must load where the panel may stand; it shows nothing that our own script did not open.
        matches: [...PORTALS, ...OPTIONAL_PORTALS],
        use_dynamic_url: true,
      },
    ])
  })

  it('and in private windows the one store of the normal profile, never a second one', () => {
    expect(manifest.incognito).toBe('spanning')
    expect(manifestFor('firefox').incognito).toBe('spanning')
  })

  it('and lets nothing out', () => {
    expect(manifest.content_security_policy.extension_pages.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types mail-flow-insights',
    ])
  })
})

describe('the manifest', () => {
  it('has the version of the package', () => {
    expect(manifest.version).toBe(packageJson.version)
  })

  it('has a description that the stores take', () => {
    const { extensionDescription } = JSON.parse(readText('public/_locales/en/messages.json'))
    expect(extensionDescription.message.length).toBeLessThanOrEqual(132)
  })

  it('names the one Trusted Types policy that the code makes', () => {
    expect(readText('src/platform/trusted-types.ts')).toContain("'mail-flow-insights'")
  })
})
