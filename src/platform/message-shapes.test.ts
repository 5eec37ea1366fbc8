import { describe, expect, it } from 'vitest'
import { METHOD_RULES } from './methods.ts'

const NONCE = '0123456789abcdef0123456789abcdef'

describe('the shapes of requests', () => {
  it.each([
    [METHOD_RULES.ensureEngine, null],
    [METHOD_RULES.openReport, { importing: true }],
    [METHOD_RULES.openView, { address: '#/mail-flow?show=inbound+%3DA%26B&row=a*b.c_d-e' }],
    [METHOD_RULES.panelHello, { nonce: NONCE, place: 'connectors', theme: 'dark' }],
    [METHOD_RULES.panelResize, { width: 360 }],
    [METHOD_RULES.panelResize, { width: 640 }],
  ])('take what they should (%#)', ({ isRequest }, request) => {
    expect(isRequest(request)).toBe(true)
  })

  it.each([
    [METHOD_RULES.ensureEngine, undefined],
    [METHOD_RULES.ensureEngine, {}],
    [METHOD_RULES.openReport, null],
    [METHOD_RULES.openReport, {}],
    [METHOD_RULES.openReport, { importing: 'yes' }],
    [METHOD_RULES.openReport, { importing: true, title: 'text from a page' }],
    [METHOD_RULES.openReport, [true]],
    [METHOD_RULES.openView, { address: 'https://example.com/#/smtp-auth' }],
    [METHOD_RULES.openView, { address: '#/smtp-auth?row=<b>' }],
    [METHOD_RULES.openView, { address: `#/smtp-auth?row=${'a'.repeat(2000)}` }],
    [METHOD_RULES.panelHello, { nonce: NONCE, place: 'connectors' }],
    [METHOD_RULES.panelHello, { nonce: NONCE.toUpperCase(), place: 'connectors', theme: 'dark' }],
    [METHOD_RULES.panelHello, { nonce: `${NONCE}0`, place: 'connectors', theme: 'dark' }],
    [METHOD_RULES.panelMoved, { place: 'elsewhere' }],
    [METHOD_RULES.panelMoved, { place: 'toString' }],
    [METHOD_RULES.panelMoved, Object.create({ place: 'home' })],
    [METHOD_RULES.panelTheme, { theme: ['dark'] }],
    [METHOD_RULES.panelResize, { width: 359 }],
    [METHOD_RULES.panelResize, { width: 641 }],
    [METHOD_RULES.panelResize, { width: 400.5 }],
    [METHOD_RULES.panelResize, { width: Number.NaN }],
    [METHOD_RULES.panelReady, { nonce: '' }],
  ])('refuse everything else (%#)', ({ isRequest }, request) => {
    expect(isRequest(request)).toBe(false)
  })
})
