import { describe, expect, it, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const { hasPolicy, isHostAllowed, policyOf } = await import('./policy.ts')

const NOTHING = {
  keepOriginals: null,
  maxOriginalSize: null,
  retentionDays: null,
  allowsExport: null,
  portalHosts: null,
}

describe('policyOf', () => {
  it('leaves everything to the admin where nothing sensible was said', () => {
    expect(policyOf({})).toEqual(NOTHING)
    expect(policyOf(['x'])).toEqual(NOTHING)
    expect(
      policyOf({
        keepOriginals: 1,
        maxOriginalMiB: -1,
        retentionDays: '90',
        allowExport: 'no',
        portalHosts: 'a.b',
      }),
    ).toEqual(NOTHING)
    expect(hasPolicy(policyOf({ unknown: true }))).toBe(false)
  })

  it('reads every key, sizes in MiB', () => {
    const policy = policyOf({
      keepOriginals: false,
      maxOriginalMiB: 2,
      retentionDays: 90,
      allowExport: false,
      portalHosts: ['Admin.Exchange.Microsoft.com', 'https://admin.cloud.microsoft/', 7],
    })
    expect(policy).toEqual({
      keepOriginals: false,
      maxOriginalSize: 2_097_152,
      retentionDays: 90,
      allowsExport: false,
      portalHosts: ['admin.exchange.microsoft.com'],
    })
    expect(hasPolicy(policy)).toBe(true)
  })
})

describe('isHostAllowed', () => {
  it.each([
    [{}, 'admin.cloud.microsoft', true],
    [{ portalHosts: ['admin.cloud.microsoft'] }, 'Admin.Cloud.Microsoft', true],
    [{ portalHosts: ['admin.cloud.microsoft'] }, 'admin.exchange.microsoft.com', false],
    // No host at all, or none that is one: the organisation wants no panel in any portal.
    [{ portalHosts: [] }, 'admin.cloud.microsoft', false],
    [{ portalHosts: ['*'] }, 'admin.cloud.microsoft', false],
  ])('with %j says of %s: %s', (managed, host, isAllowed) => {
    expect(isHostAllowed(policyOf(managed), host)).toBe(isAllowed)
  })
})
