import type { JSX } from 'preact'
import type { DayRange } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import type { ReportBasis } from '../../reports/report.ts'
import type { ImportRecord } from '../../store/schema.ts'
import { CoverageStrip } from '../../ui/coverage-strip.tsx'
import { accountOf, basisLine, omissions } from './basis.ts'

/** What a report rests on and leaves out: one line, and the long account behind it. */
export function BasisNote(props: {
  basis: ReportBasis
  periods: readonly DayRange[]
  unknownTls: number
  imports: readonly ImportRecord[]
  /** Sentences that only this report needs. */
  more: readonly string[]
}): JSX.Element {
  const { basis, periods } = props
  const line = [basisLine(basis, periods), ...omissions(basis, props.unknownTls, periods)].join('; ')
  return (
    <div class="basis-note">
      <p>{line}</p>
      <details>
        <summary>{t('basisTitle')}</summary>
        <ul>
          {[...accountOf(basis, props.imports), ...props.more].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      {basis.range && basis.coverage.length > 0 ? (
        <CoverageStrip range={basis.range} coverage={basis.coverage} counted={basis.family} />
      ) : null}
    </div>
  )
}
