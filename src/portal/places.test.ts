import { describe, expect, it } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { placeAt } from './places.ts'

const at = (address: string) => placeAt(new URL(address))

describe('placeAt', () => {
  it.each([
    ['https://admin.exchange.microsoft.com/', 'home'],
    ['https://admin.exchange.microsoft.com/#/homepage', 'home'],
    ['https://admin.exchange.microsoft.com/#/', 'home'],
    ['https://admin.exchange.microsoft.com/#/connectors', 'connectors'],
    ['https://admin.exchange.microsoft.com/#/connectors/:/new', 'connectors'],
    ['https://admin.exchange.microsoft.com/#/messagetrace', 'message-trace'],
    ['https://admin.exchange.microsoft.com/#/transportrules', 'rules'],
    ['https://admin.exchange.microsoft.com/#/reports/mailflowreportsmain', 'mail-flow-reports'],
    ['https://admin.exchange.microsoft.com/#/reports/vipmailflowdetails', 'mail-flow-reports'],
    ['https://admin.exchange.microsoft.com/#/reports/smtpauthmailflowdetails', 'smtp-auth'],
    ['https://admin.exchange.microsoft.com/#/reports/inboundconnectordetails', 'inbound-messages'],
    ['https://admin.exchange.microsoft.com/#/reports/outboundconnectordetails', 'outbound-messages'],
    ['https://admin.exchange.microsoft.com/#/reports/autoforwardedmessages', 'other'],
    ['https://admin.exchange.microsoft.com/#/mailboxes', 'other'],
  ])('%s is %s', (address, place) => {
    expect(at(address)).toBe(place)
  })

  it.each([
    ['https://admin.cloud.microsoft/', null],
    ['https://admin.cloud.microsoft/#/exchange', null],
    ['https://admin.cloud.microsoft/?page=/exchange', null],
    ['https://admin.cloud.microsoft/exchanges', null],
    ['https://admin.cloud.microsoft/exchange', 'home'],
    ['https://admin.cloud.microsoft/Exchange/#/connectors', 'connectors'],
    ['https://admin.cloud.microsoft/exchange?a=1#/messagetrace', 'message-trace'],
  ])('on the Microsoft 365 admin center %s is %s', (address, place) => {
    expect(at(address)).toBe(place)
  })

  it.each([
    ['https://security.microsoft.com/messagetrace', 'message-trace'],
    ['https://security.microsoft.com/emailandcollabreport?tid=1', 'mail-flow-reports'],
    ['https://security.microsoft.com/homepage', null],
    ['https://security.microsoft.com/incidents#/messagetrace', null],
    ['https://admin.microsoft.com/Adminportal/Home#/homepage', 'home'],
    ['https://admin.microsoft.com/Adminportal/Home#/reportsUsage', 'other'],
    ['https://admin.microsoft.com/Adminportal/Home#/users', null],
    ['https://admin.microsoft.com/exchange#/connectors', 'connectors'],
    ['https://admin.microsoft.com/', null],
  ])('on the portals that are asked for %s is %s', (address, place) => {
    expect(at(address)).toBe(place)
  })

  it('knows every host of the manifest, and none beside', () => {
    const patterns = [...(manifest.content_scripts[0]?.matches ?? []), ...manifest.optional_host_permissions]
    // A path of each portal that is a place of ours.
    const known = ['exchange', 'messagetrace'].map((path) =>
      patterns.map((one) => at(one.replace('*', path))),
    )
    expect(patterns.filter((_pattern, index) => known.every((places) => places[index] === null))).toEqual([])
    expect(at('https://admin.exchange.microsoft.com.evil.example/')).toBe(null)
  })
})
