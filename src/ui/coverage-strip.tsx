import type { JSX } from 'preact'
import type { DayRange } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import { t } from '../platform/i18n.ts'
import type { FamilyCoverage } from '../reports/report.ts'
import { type CoverageDay, coverageDays } from './coverage-days.ts'
import { format } from './format.ts'
import { familyName } from './words.ts'
import './coverage-strip.css'

/** One cell a day, coloured by the best source that covers it; a day without any is a visible gap. */
export function CoverageStrip(props: {
  range: DayRange
  coverage: readonly FamilyCoverage[]
  /** The family that the counts come from. */
  counted: Family | null
}): JSX.Element {
  const days = coverageDays(props.range, props.coverage)
  const families = props.coverage.filter((entry) => entry.days.length > 0).map((entry) => entry.family)
  const hasGap = days.some((day) => day.families.length === 0)
  return (
    <div class="coverage">
      <span class="small quiet" aria-hidden="true">
        {t('coverageTitle')}
      </span>
      <span class="coverage-strip" aria-hidden="true">
        {days.map((day) => (
          <span key={day.day} class={cellClass(day, props.counted)} title={cellText(day)} />
        ))}
      </span>
      <ul class="coverage-legend small" aria-hidden="true">
        {families.map((family) => (
          <li key={family}>
            <span class={`coverage-key coverage-${family}`} /> {familyName(family)}
          </li>
        ))}
        {hasGap ? (
          <li>
            <span class="coverage-key coverage-gap" /> {t('coverageGap')}
          </li>
        ) : null}
      </ul>
      <div class="visually-hidden">
        <table>
          <caption>{t('coverageTitle')}</caption>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{format.longDay(day.day)}</th>
                <td>{day.families.map(familyName).join(', ') || t('coverageGap')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function cellClass(day: CoverageDay, counted: Family | null): string {
  const family = counted !== null && day.families.includes(counted) ? counted : day.families[0]
  return `coverage-cell coverage-${family ?? 'gap'}`
}

function cellText(day: CoverageDay): string {
  return `${format.longDay(day.day)}: ${day.families.map(familyName).join(', ') || t('coverageGap')}`
}
