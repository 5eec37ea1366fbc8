import { type DayRange, type EpochDay, parseDay, parseDayRange } from '../facts/day.ts'
import { COUNTED_FAMILIES, type Family } from '../facts/vocabulary.ts'
import { t } from '../platform/i18n.ts'
import { UsageError } from './usage-error.ts'

/** What the command line was asked for. */
export interface AnalyzeArguments {
  readonly files: readonly string[]
  readonly from: EpochDay | null
  readonly to: EpochDay | null
  readonly format: 'text' | 'json'
  readonly family: Family | null
  /** The days of exports that carry none. */
  readonly period: DayRange | null
  /** IANA name of the zone of exports with local times. */
  readonly timeZone: string | null
  /** What the columns of unknown headers are: a file's name or `Their column=Sender address,...`. */
  readonly map: string | null
}

/** Reads the arguments behind `npm run -s analyze --`. Throws `UsageError`. */
export function readArguments(args: readonly string[]): AnalyzeArguments {
  const files: string[] = []
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    if (word === '--') files.push(...args.slice(index + 1))
    if (word === '--') break
    if (!word.startsWith('--')) {
      files.push(word)
      continue
    }
    const [name = '', inline] = word.split(/=(.*)/s)
    if (!OPTIONS.includes(name)) throw new UsageError(t('cliUnknownOption', { option: name }))
    const value = inline ?? args[++index]
    if (value === undefined) throw new UsageError(t('cliMissingValue', { option: name }))
    options.set(name, value)
  }
  if (files.length === 0) throw new UsageError(t('cliNoFiles'))
  const from = readDay(options, '--from')
  const to = readDay(options, '--to')
  if (from !== null && to !== null && from > to) throw new UsageError(t('cliRangeReversed'))
  return {
    files,
    from,
    to,
    format: oneOf(options, '--format', ['text', 'json']) ?? 'text',
    family: oneOf(options, '--family', COUNTED_FAMILIES),
    period: readPeriod(options.get('--period')),
    timeZone: readTimeZone(options.get('--time-zone')),
    map: options.get('--map') ?? null,
  }
}

const OPTIONS = ['--from', '--to', '--format', '--family', '--period', '--time-zone', '--map']

function readDay(options: ReadonlyMap<string, string>, name: string): EpochDay | null {
  const text = options.get(name)
  if (text === undefined) return null
  const day = parseDay(text)
  if (Number.isNaN(day)) throw new UsageError(t('cliBadDate', { option: name, value: text }))
  return day
}

function readPeriod(text: string | undefined): DayRange | null {
  if (text === undefined) return null
  const period = parseDayRange(text)
  if (!period) throw new UsageError(t('cliBadPeriod', { value: text }))
  return period
}

function oneOf<T extends string>(
  options: ReadonlyMap<string, string>,
  name: string,
  values: readonly T[],
): T | null {
  const text = options.get(name)
  if (text === undefined) return null
  const value = values.find((one) => one === text)
  if (!value)
    throw new UsageError(t('cliBadChoice', { option: name, value: text, choices: values.join(', ') }))
  return value
}

function readTimeZone(zone: string | undefined): string | null {
  if (zone === undefined) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    // As typed: the runtime's own name for it may be an old one (`Asia/Calcutta`).
    return zone
  } catch {
    throw new UsageError(t('cliBadZone', { value: zone }))
  }
}
