import type { ComponentChildren, JSX } from 'preact'
import { knownMessages, type TlsVersion } from '../../../facts/tls.ts'
import { AUTHENTICATIONS, type AuthenticationCounts } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderAttribute, SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { authenticationOf, clientIpsOf, daysOf, tlsOf } from '../../../reports/sender-sources.ts'
import { AddressCell } from '../../../ui/address-cell.tsx'
import { changeText } from '../../../ui/change-text.ts'
import { format } from '../../../ui/format.ts'
import { Dash } from '../../../ui/tls-bar.tsx'
import { authenticationName, familyName } from '../../../ui/words.ts'
import { whyNoChange } from '../../shared/comparison.ts'
import { whyNoSenderAuthentication, whyNoSenderTls } from '../../shared/reasons.ts'

/** A value of another family than the counted one, with that family's name below it and its days as a tooltip. */
function Sourced(props: { source: SenderAttribute | null; children: ComponentChildren }): JSX.Element {
  const { source } = props
  if (source === null) return <>{props.children}</>
  return (
    <span class="sourced" title={source.range ? format.range(source.range) : undefined}>
      {props.children}
      <span class="sourced-from quiet">{familyName(source.family)}</span>
    </span>
  )
}

/** `91% (1,100)` of one version; a dash where the sender's versions are not known. */
export function TlsCell(props: { row: SenderRow; version: TlsVersion; report: SmtpAuthReport }): JSX.Element {
  const { tls, source } = tlsOf(props.row)
  const known = knownMessages(tls)
  if (known === 0) return <Dash why={whyNoSenderTls(props.report)} />
  const messages = tls[props.version] ?? 0
  return (
    <Sourced source={source}>
      <span class={messages === 0 ? 'quiet' : undefined}>{format.share(messages, known)}</span>
    </Sourced>
  )
}

/** The number, and a bar to scale. */
export function VolumeCell(props: { messages: number; highest: number }): JSX.Element {
  return (
    <span class="volume-cell">
      <span class="volume-track" aria-hidden="true">
        <span class="volume-bar" style={{ width: `${(props.messages / props.highest) * 100}%` }} />
      </span>
      <span class="volume-number">{format.count(props.messages)}</span>
    </span>
  )
}

/** Against the period before: "New", or `+12% (+5)`. */
export function ChangeCell(props: { row: SenderRow; report: SmtpAuthReport }): JSX.Element {
  const { row, report } = props
  if (row.previousMessages === null) return <Dash why={whyNoChange(report)} />
  if (row.isNew) return <>{t('changeNew')}</>
  return <>{changeText(row.messages, row.previousMessages)}</>
}

export function AuthenticationCell(props: { row: SenderRow; report: SmtpAuthReport }): JSX.Element {
  const { authentication, source } = authenticationOf(props.row)
  const text = authenticationText(authentication)
  if (text === '') return <Dash why={whyNoSenderAuthentication(props.report)} />
  return <Sourced source={source}>{text}</Sourced>
}

/** `Basic, OAuth`; with counts where there is more than one; empty where none is known. */
export function authenticationText(counts: AuthenticationCounts): string {
  const known = AUTHENTICATIONS.filter((name) => name !== 'unknown' && (counts[name] ?? 0) > 0)
  if (known.length === 1 && (counts.unknown ?? 0) === 0) return known.map(authenticationName).join()
  return known.map((name) => `${authenticationName(name)} ${format.count(counts[name] ?? 0)}`).join(', ')
}

export function ClientsCell({ row }: { row: SenderRow }): JSX.Element {
  const { clientIps, source } = clientIpsOf(row)
  return (
    <Sourced source={source}>
      <AddressCell addresses={clientIps} whyNone={t('whyNoClientIps')} />
    </Sourced>
  )
}

export function DayCell(props: { row: SenderRow; end: 'firstDay' | 'lastDay' }): JSX.Element {
  const { source, ...days } = daysOf(props.row)
  const day = days[props.end]
  if (day === null) return <Dash why={t('periodsNoDays')} />
  return <Sourced source={source}>{format.day(day)}</Sourced>
}
