const POLICY = 'mail-flow-insights'

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory }
const policy = trustedTypes?.createPolicy(POLICY, { createScriptURL: ownScript }) ?? null

/** The only way to a worker: the extension's policy refuses an address that did not come through here. */
export function trustedScriptUrl(url: string): string {
  // Browsers without Trusted Types take the checked address; the DOM's types know `string` only.
  return (policy ? policy.createScriptURL(url) : ownScript(url)) as unknown as string
}

/** Scripts of the package only, never `blob:` or `data:`. */
function ownScript(url: string): string {
  const absolute = new URL(url, globalThis.location.href)
  if (absolute.origin !== globalThis.location.origin || absolute.protocol === 'blob:') {
    throw new TypeError(`not a script of this extension: ${absolute.protocol}`)
  }
  return absolute.href
}
