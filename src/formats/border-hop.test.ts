import { describe, expect, it } from 'vitest'
import { inboundHop, isOutsideHost, outboundHops } from './border-hop.ts'
import { readCustomData } from './custom-data.ts'

describe('isOutsideHost', () => {
  it.each([
    ['mx.contoso.com', true],
    ['', true],
    ['AM0PR03MB5891.eurprd03.PROD.outlook.com', false],
    ['prod.outlook.com', false],
    ['x.prod.protection.outlook.com.', false],
    // Another tenant's entry is outside, and so is a name that only ends alike.
    ['contoso.mail.protection.outlook.com', true],
    ['notprod.outlook.com', true],
  ])('%s: %s', (host, isOutside) => {
    expect(isOutsideHost(host)).toBe(isOutside)
  })
})

describe('inboundHop', () => {
  const hop = (customData: string, connectorId = '') => inboundHop(connectorId, readCustomData(customData))

  it('takes name and type from the wrapped member, whatever the name holds', () => {
    expect(
      hop("'S:InboundConnectorData=Name=O''Brien; relay 2;ConnectorType=OnPremises;TenantId=1'"),
    ).toEqual({
      kind: 'inbound',
      connector: "O'Brien; relay 2",
      connectorType: 'OnPremises',
      tls: 'unknown',
    })
  })

  it('finds the type beside a member that is not wrapped', () => {
    expect(
      hop('S:InboundConnectorData=Name=Relay;ConnectorType=Partner;TenantId=1;S:tlsversion=TLS1_0'),
    ).toEqual({
      kind: 'inbound',
      connector: 'Relay',
      connectorType: 'Partner',
      tls: '1.0',
    })
  })

  it('needs one of the three marks; another connector id is none', () => {
    expect(hop('S:tlsversion=TLS1_2', 'Relay')).toBeNull()
    expect(hop('', 'SRV\\Default SRV')).toMatchObject({ connector: null, connectorType: 'None' })
    expect(hop('S:FromEntity=internet', 'Relay')).toMatchObject({
      connector: 'Relay',
      connectorType: 'Unknown',
    })
  })
})

describe('outboundHops', () => {
  const KEY = 'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData'

  it('gives one hop a joined name', () => {
    const hops = outboundHops('Other', readCustomData(`'${KEY}=Name=A;ConnectorType=Partner| Name=B;x=1'`))
    expect(hops.map(({ connector, connectorType }) => [connector, connectorType])).toEqual([
      ['A', 'Partner'],
      ['B', 'Unknown'],
    ])
  })

  it('falls back to the connector id; the default is without a connector', () => {
    expect(outboundHops('To_DefaultOpportunisticTLS', [])).toMatchObject([{ connector: null }])
    expect(outboundHops('Outbound to Office 365', [])).toMatchObject([
      { connector: 'Outbound to Office 365' },
    ])
  })
})
