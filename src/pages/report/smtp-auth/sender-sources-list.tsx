import type { JSX } from 'preact'
import type { DayRange } from '../../../facts/day.ts'
import { TLS_VERSIONS } from '../../../facts/tls.ts'
import { AUTHENTICATIONS, type Family } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import { countedPeriods } from '../../../reports/counted-periods.ts'
import type { SenderAttribute, SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { authenticationName, familyName, tlsName } from '../../../ui/words.ts'

type SourceFacts = Pick<SenderAttribute, 'messages' | 'tls' | 'authentication' | 'clientIps'>

/** Where the numbers of a sender come from: the counted source, then the others, which are never added. */
export function SenderSourcesList(props: { sender: SenderRow; report: SmtpAuthReport }): JSX.Element {
  const { sender, report } = props
  const [period, ...more] = countedPeriods(report)
  const range = period !== undefined && more.length === 0 ? period : report.range
  return (
    <section class="stack attribute">
      <h3>{t('senderSources')}</h3>
      {report.family === null ? null : (
        <SourceEntry family={report.family} range={range} facts={sender} isCounted />
      )}
      {sender.attributes.map((one) => (
        <SourceEntry key={one.family} family={one.family} range={one.range} facts={one} isCounted={false} />
      ))}
    </section>
  )
}

function SourceEntry(props: {
  family: Family
  range: DayRange | null
  facts: SourceFacts
  isCounted: boolean
}): JSX.Element {
  const { family, range, facts, isCounted } = props
  const days = range ? format.range(range) : t('rangeNone')
  const count = isCounted
    ? t('sourceCounted', { count: facts.messages })
    : t('attributeCount', { count: facts.messages })
  return (
    <div>
      <h4>{familyName(family)}</h4>
      <p>{[days, count].join(', ')}</p>
      <p class="small quiet">{[...tlsParts(facts), ...authenticationParts(facts)].join(' · ')}</p>
      <p class="small quiet">{facts.clientIps.join(', ')}</p>
    </div>
  )
}

function tlsParts({ tls }: SourceFacts): readonly string[] {
  const stated = TLS_VERSIONS.filter((version) => version !== 'unknown' && (tls[version] ?? 0) > 0)
  if (stated.length === 0) return [t('sourceNoTls')]
  return stated.map((version) => `${tlsName(version)} ${format.count(tls[version] ?? 0)}`)
}

function authenticationParts({ authentication }: SourceFacts): readonly string[] {
  const stated = AUTHENTICATIONS.filter((name) => name !== 'unknown' && (authentication[name] ?? 0) > 0)
  if (stated.length === 0) return [t('sourceNoAuthentication')]
  return stated.map((name) => `${authenticationName(name)} ${format.count(authentication[name] ?? 0)}`)
}
