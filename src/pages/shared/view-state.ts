import { type DayRange, dayCount, formatDay, parseDayRange } from '../../facts/day.ts'
import {
  AUTHENTICATIONS,
  type Authentication,
  COUNTED_FAMILIES,
  type Family,
} from '../../facts/vocabulary.ts'
import type { ReportWish } from '../../model/report-model.ts'
import { LOOKS, type Look } from '../../reports/unusual-activity.ts'
import { MAX_RANGE_DAYS } from '../../ui/range-presets.ts'
import type { Sorting } from '../../ui/table/sorting.ts'

export const PAGE_NAMES = ['dashboard', 'smtp-auth', 'mail-flow', 'insights', 'evidence', 'imports'] as const
export type PageName = (typeof PAGE_NAMES)[number]

/** "View data by" of a report: messages, or shares of TLS versions. */
export const DATA_VIEWS = ['volume', 'tls'] as const
export type DataView = (typeof DATA_VIEWS)[number]

/** All that can be chosen in the report page. It is the address, so that a link opens the same view. */
export interface ViewState {
  readonly page: PageName
  /** `null` is the report's own choice. */
  readonly range: DayRange | null
  /** The family that the page's report counts from; `null` is the best covered one. */
  readonly source: Family | null
  readonly view: DataView
  /** "Show data for": a sender domain, or the key of a connector; empty for all. */
  readonly show: string
  /** "View details table" in place of "View report". */
  readonly isTable: boolean
  /** Filters of the details table: each that is chosen must hold. */
  readonly authentication: Authentication | null
  readonly looks: readonly Look[]
  readonly find: string
  /** `null` is the table's own order. */
  readonly sorting: Sorting | null
  /** The key of the row whose flyout is open. */
  readonly row: string | null
  /** The widget's flyout is open. */
  readonly isSummaryOpen: boolean
}

/** The row of the imports page that says which exports there are. */
export const WHAT_TO_EXPORT = 'what-to-export'

export const DEFAULT_VIEW: ViewState = {
  page: 'dashboard',
  range: null,
  source: null,
  view: 'volume',
  show: '',
  isTable: false,
  authentication: null,
  looks: [],
  find: '',
  sorting: null,
  row: null,
  isSummaryOpen: false,
}

/** The view that a location's hash names; what it does not name or spells wrong has its default. */
export function parseViewState(hash: string): ViewState {
  // The portal's content script, which sends no text, opens the place for files by this name.
  if (hash === '#import') return { ...DEFAULT_VIEW, page: 'imports' }
  const [path = '', query = ''] = split(hash.replace(/^#\/?/, ''), '?')
  const fields = new URLSearchParams(query)
  const looks = fields.get('look')?.split(',') ?? []
  return {
    page: PAGE_NAMES.find((name) => name === path) ?? DEFAULT_VIEW.page,
    range: parseRange(fields),
    source: COUNTED_FAMILIES.find((family) => family === fields.get('source')) ?? null,
    view: DATA_VIEWS.find((view) => view === fields.get('view')) ?? DEFAULT_VIEW.view,
    show: fields.get('show') ?? '',
    isTable: fields.get('as') === 'table',
    authentication: AUTHENTICATIONS.find((name) => name === fields.get('auth')) ?? null,
    looks: LOOKS.filter((look) => looks.includes(look)),
    find: fields.get('find') ?? '',
    sorting: parseSorting(fields.get('sort') ?? ''),
    row: fields.get('row'),
    isSummaryOpen: fields.get('flyout') === 'summary',
  }
}

/** The hash that names a view; defaults are left out. */
export function formatViewState(state: ViewState): string {
  const { range, sorting } = state
  const fields: Readonly<Record<string, string | null>> = {
    from: range && formatDay(range.from),
    to: range && formatDay(range.to),
    source: state.source,
    view: state.view === DEFAULT_VIEW.view ? null : state.view,
    show: state.show || null,
    as: state.isTable ? 'table' : null,
    auth: state.authentication,
    look: state.looks.join(',') || null,
    find: state.find || null,
    sort: sorting && `${sorting.isDescending ? '-' : ''}${sorting.column}`,
    row: state.row,
    flyout: state.isSummaryOpen ? 'summary' : null,
  }
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
  return query.size === 0 ? `#/${state.page}` : `#/${state.page}?${query}`
}

/** The view after a change. Another page begins with its defaults; the days stay. */
export function changedView(state: ViewState, change: Partial<ViewState>): ViewState {
  const isOther = change.page !== undefined && change.page !== state.page
  return { ...(isOther ? { ...DEFAULT_VIEW, range: state.range } : state), ...change }
}

/** What a view asks of the store. */
export function wishOf({ page, range, source }: ViewState): ReportWish {
  return {
    range,
    smtpAuthFamily: page === 'smtp-auth' ? source : null,
    mailFlowFamily: page === 'mail-flow' ? source : null,
  }
}

function parseRange(fields: URLSearchParams): DayRange | null {
  const range = parseDayRange(`${fields.get('from')}..${fields.get('to')}`)
  return range && dayCount(range) <= MAX_RANGE_DAYS ? range : null
}

function parseSorting(text: string): Sorting | null {
  const column = text.replace(/^-/, '')
  return column === '' ? null : { column, isDescending: text.startsWith('-') }
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
