import fc from 'fast-check'
import { line, tableExport } from './exact-export.ts'

const sender = fc.constantFrom('Scan@contoso.com', 'scan@contoso.com', 'app@fabrikam.com', '')
const volume = fc.constantFrom('0', '1', '7', '1,234', '100', 'many', '')
const cell = fc.constantFrom('0', '5', '95', '33.3', '100', '50', '-', '', '12')

export const smtpAuthClientsExport = tableExport(
  'Sender address,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent,Authentication Protocol',
  fc
    .tuple(sender, cell, cell, cell, volume, fc.constantFrom('Basic', 'OAuth', 'Modern Authentication', '?'))
    .map(line),
  { deal: 'whole' },
)

/** With `%` in every cell: each file finds the same form, whichever rows it holds. */
const percent = fc.constantFrom('0%', '25%', '33.3%', '100%')

/** One row a day and connector. */
export const inboundOutboundExport = tableExport(
  'Date,Connector direction and name,Connector type,Forced TLS?,No TLS,TLS 1.0,TLS 1.2,Volume',
  fc
    .tuple(
      fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20', '20/20/2026'),
      fc.constantFrom(
        'From your org - Relay - North',
        "To partner - O'Brien, Ltd",
        'To the internet without a connector',
        'Sideways - Relay',
      ),
      fc.constantFrom('OnPremises', 'Partner', '', 'NoConnector'),
      fc.constant('False'),
      percent,
      percent,
      percent,
      fc.constantFrom('0', '7', '40', '1,000'),
    )
    .map(line),
  { deal: 'by-key', keyOf: connectorDay },
)

/** The type `NoConnector` makes one connector of all that share a day and a direction. */
function connectorDay(unit: string): string {
  return unit.replaceAll('"', '').slice(0, '2026-11-18,To'.length)
}
