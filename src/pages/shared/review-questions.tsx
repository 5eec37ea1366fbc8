import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Review, ReviewAnswers } from '../../engine/review.ts'
import { type DayRange, dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { RangeFields } from '../../ui/range-picker.tsx'
import { Select } from '../../ui/select.tsx'

/** The likeliest answers: they stand in the fields at first. */
export function startingAnswers({ asks, suggestedPeriod }: Review): ReviewAnswers {
  return {
    ...(asks.includes('period') && suggestedPeriod ? { period: suggestedPeriod } : {}),
    ...(asks.includes('time-zone') ? { timeZone: browserZone() } : {}),
  }
}

/** What only the admin can say of the file; `onChange` hears the answers, `null` while one is missing. */
export function ReviewQuestions(props: {
  review: Review
  onChange: (answers: ReviewAnswers | null) => void
}): JSX.Element {
  const { review, onChange } = props
  const [answers, setAnswers] = useState<ReviewAnswers>(() => startingAnswers(review))
  const change = (next: ReviewAnswers, isWhole: boolean): void => {
    setAnswers(next)
    onChange(isWhole ? next : null)
  }
  return (
    <>
      {review.asks.includes('period') ? (
        <PeriodQuestion
          suggestion={review.suggestedPeriod}
          onChange={(period) => change(period ? { ...answers, period } : answers, period !== null)}
        />
      ) : null}
      {review.asks.includes('time-zone') ? (
        <ZoneQuestion
          zone={answers.timeZone ?? browserZone()}
          onChange={(timeZone) => change({ ...answers, timeZone }, true)}
        />
      ) : null}
    </>
  )
}

function PeriodQuestion(props: {
  suggestion: DayRange | null
  onChange: (period: DayRange | null) => void
}): JSX.Element {
  const [period, setPeriod] = useState(props.suggestion)
  const change = (next: DayRange | null): void => {
    setPeriod(next)
    props.onChange(next)
  }
  return (
    <fieldset class="review-question">
      <legend>{t('reviewAskPeriod')}</legend>
      <RangeFields range={props.suggestion} onChange={change} onWrong={() => change(null)} />
      {period ? (
        <span class="quiet">
          {t('periodChosen', { range: format.range(period), count: dayCount(period) })}
        </span>
      ) : null}
    </fieldset>
  )
}

function ZoneQuestion(props: { zone: string; onChange: (zone: string) => void }): JSX.Element {
  return (
    <fieldset class="review-question">
      <legend>{t('reviewAskZone')}</legend>
      <Select
        label={t('reviewZone')}
        value={props.zone}
        choices={zonesWith(props.zone).map((name) => ({ value: name, label: name }))}
        onChange={props.onChange}
      />
    </fieldset>
  )
}

function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every zone that the browser knows; `UTC` and old names are not on its own list. */
function zonesWith(zone: string): readonly string[] {
  return [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])].sort()
}
