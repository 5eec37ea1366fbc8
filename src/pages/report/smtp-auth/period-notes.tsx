import type { JSX } from 'preact'
import { type DayRange, formatDay } from '../../../facts/day.ts'
import { t } from '../../../platform/i18n.ts'
import type { PeriodUse, SmtpAuthReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { MessageBar } from '../../../ui/message-bar.tsx'

/** Period totals that the report does not count: those that the range cuts, each one click away, and those that overlap. */
export function PeriodNotes(props: {
  report: SmtpAuthReport
  onRange: (range: DayRange) => void
}): JSX.Element | null {
  const outside = props.report.periods.filter((entry) => entry.use === 'outside')
  const overlapping = props.report.periods.filter((entry) => entry.use === 'overlaps')
  if (outside.length === 0 && overlapping.length === 0) return null
  return (
    <div class="stack">
      {outside.length > 0 ? (
        <MessageBar tone="info" actions={<PeriodButtons periods={outside} onRange={props.onRange} />}>
          {t('periodsOutside', { count: outside.length })}
        </MessageBar>
      ) : null}
      {overlapping.length > 0 ? (
        <MessageBar tone="info">
          {t('periodsOverlap', { count: overlapping.length })} {overlapping.map(periodText).join('; ')}
        </MessageBar>
      ) : null}
    </div>
  )
}

function PeriodButtons(props: {
  periods: readonly PeriodUse[]
  onRange: (range: DayRange) => void
}): JSX.Element {
  const distinct = new Map(
    props.periods.flatMap(({ period }) =>
      period ? [[`${formatDay(period.from)}..${formatDay(period.to)}`, period] as const] : [],
    ),
  )
  return (
    <>
      {[...distinct].map(([key, period]) => (
        <button key={key} type="button" class="button button-small" onClick={() => props.onRange(period)}>
          {t('periodShow', { range: format.range(period) })}
        </button>
      ))}
    </>
  )
}

function periodText({ file, period, messages }: PeriodUse): string {
  return t('periodEntry', { file, range: period ? format.range(period) : t('rangeNone'), count: messages })
}
