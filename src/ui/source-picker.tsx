import type { JSX } from 'preact'
import { type DayRange, dayCount } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import { t } from '../platform/i18n.ts'
import type { FamilyCoverage } from '../reports/report.ts'
import { Select } from './select.tsx'
import { familyName } from './words.ts'

/** Which family of exports the counts come from; families are never added. Nothing to choose with fewer than two. */
export function SourcePicker(props: {
  coverage: readonly FamilyCoverage[]
  range: DayRange | null
  /** `null`: the one with the best coverage. */
  chosen: Family | null
  onChange: (family: Family | null) => void
}): JSX.Element | null {
  if (props.coverage.length < 2 && props.chosen === null) return null
  const families = props.coverage.map((entry) => entry.family)
  // An address may name a source that nothing was imported of.
  const missing = props.chosen !== null && !families.includes(props.chosen) ? [props.chosen] : []
  const days = props.range ? dayCount(props.range) : 0
  return (
    <Select<Family | 'best'>
      label={t('sourceLabel')}
      value={props.chosen ?? 'best'}
      choices={[
        { value: 'best', label: t('sourceBest') },
        ...props.coverage.map((entry) => ({
          value: entry.family,
          label: t('sourceChoice', { source: familyName(entry.family), covered: entry.days.length, days }),
        })),
        ...missing.map((family) => ({
          value: family,
          label: t('sourceChoice', { source: familyName(family), covered: 0, days }),
        })),
      ]}
      onChange={(value) => props.onChange(value === 'best' ? null : value)}
    />
  )
}
