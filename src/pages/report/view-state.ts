import { type DayRange, dayCount, formatDay, parseDayRange } from '../../facts/day.ts'
import { COUNTED_FAMILIES, type Family } from '../../facts/vocabulary.ts'
import { MAX_RANGE_DAYS } from '../../ui/range-presets.ts'

export const TAB_NAMES = ['smtp-auth', 'mail-flow', 'insights', 'evidence', 'imports'] as const
export type TabName = (typeof TAB_NAMES)[number]

/** What the address keeps, so that a link opens the same view. `null` is the report's own choice. */
export interface ViewState {
  readonly tab: TabName
  readonly range: DayRange | null
  readonly smtpAuthFamily: Family | null
  readonly mailFlowFamily: Family | null
}

/** The view that a location's hash names; what it does not name or spells wrong has its default. */
export function parseViewState(hash: string): ViewState {
  const text = hash.replace(/^#/, '')
  // The popup and the portal open the report at its place for files by this name alone.
  const fields = new URLSearchParams(text === 'import' ? 'tab=imports' : text)
  const range = parseDayRange(fields.get('range') ?? '')
  return {
    tab: TAB_NAMES.find((name) => name === fields.get('tab')) ?? 'smtp-auth',
    range: range && dayCount(range) <= MAX_RANGE_DAYS ? range : null,
    smtpAuthFamily: familyNamed(fields.get('smtp-auth-source')),
    mailFlowFamily: familyNamed(fields.get('mail-flow-source')),
  }
}

/** The hash that names a view; defaults are left out. */
export function formatViewState(state: ViewState): string {
  const fields = new URLSearchParams({ tab: state.tab })
  if (state.range) fields.set('range', `${formatDay(state.range.from)}..${formatDay(state.range.to)}`)
  if (state.smtpAuthFamily) fields.set('smtp-auth-source', state.smtpAuthFamily)
  if (state.mailFlowFamily) fields.set('mail-flow-source', state.mailFlowFamily)
  return `#${fields}`
}

function familyNamed(name: string | null): Family | null {
  return COUNTED_FAMILIES.find((family) => family === name) ?? null
}
