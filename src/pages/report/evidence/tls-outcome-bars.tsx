import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { TlsOutcomeRow } from '../../../reports/tls-evidence.ts'
import { OUTCOME_SWATCHES, swatchClass } from '../../../ui/swatch.ts'
import { ShareBar } from '../../../ui/tls-bar.tsx'
import { tlsOutcomeText, tlsPolicyName } from '../../../ui/words.ts'
import './evidence.css'

/** The picture shows the worst; the table below it has all. */
const MOST_BARS = 8

/** One bar a domain and policy: what failed of all that was counted. */
export function TlsOutcomeBars({ rows }: { rows: readonly TlsOutcomeRow[] }): JSX.Element | null {
  if (rows.length === 0) return null
  return (
    <div class="stack">
      <ul class="outcome-bars">
        {rows.slice(0, MOST_BARS).map((row) => (
          <li key={JSON.stringify([row.domain, row.policy, row.unit])}>
            <span class="outcome-name">
              <bdi>{row.domain || t('tlsDomainNone')}</bdi>{' '}
              <span class="quiet small">{tlsPolicyName(row.policy)}</span>
            </span>
            <OutcomeBar row={row} />
            <span class="small">{tlsOutcomeText(row.unit, row.failed, row.failed + row.succeeded)}</span>
          </li>
        ))}
      </ul>
      <ul class="tls-legend small" aria-hidden="true">
        {(['failed', 'succeeded'] as const).map((outcome) => (
          <li key={outcome}>
            <span class={`swatch-key ${swatchClass(OUTCOME_SWATCHES[outcome])}`} />
            {outcomeName(outcome)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What failed beside what held; there is at least one failure. */
function OutcomeBar({ row }: { row: TlsOutcomeRow }): JSX.Element {
  const known = row.failed + row.succeeded
  const segments = (['failed', 'succeeded'] as const)
    .map((name) => ({ name, messages: row[name], share: row[name] / known }))
    .filter(({ messages }) => messages > 0)
  return (
    <ShareBar
      shares={{ segments, known, unknown: 0 }}
      swatches={OUTCOME_SWATCHES}
      nameOf={outcomeName}
      whyUnknown=""
      isTall
    />
  )
}

function outcomeName(outcome: 'failed' | 'succeeded'): string {
  return outcome === 'failed' ? t('columnFailed') : t('columnSucceeded')
}
