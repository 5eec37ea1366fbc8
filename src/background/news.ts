import type { EpochDay } from '../facts/day.ts'
import { createChecksum } from '../store/checksum.ts'
import type { EpochMs } from '../store/schema.ts'

const DAY_MS = 86_400_000

/** How long something that was told counts as known after it was seen last: a quarter, as senders are remembered. */
const KNOWN_DAYS = 90

/** One open insight, as it is told. */
export interface FoundInsight {
  readonly key: string
  readonly connector: string
}

/** What can be told of the store as it stands. */
export interface Present {
  /** `null`: not looked at, as the store did not change. */
  readonly found: {
    readonly insights: readonly FoundInsight[]
    /** Senders of the newest days that were not seen before them. */
    readonly newSenders: readonly string[]
  } | null
  /** The last covered day; `null` without data, of which nothing is told. */
  readonly newestDay: EpochDay | null
  readonly lastSeal: EpochMs
  readonly now: EpochMs
}

/** When the admin wants to hear of age; `null`: never. */
export interface Ages {
  readonly maxAgeDays: number | null
  readonly reminderDays: number | null
}

/** What was told, so that nothing is told twice. Senders are check sums: an address that is deleted must be gone. */
export interface Told {
  /** By key the newest covered day when it was seen last. */
  readonly insights: Readonly<Record<string, EpochDay>>
  readonly senders: Readonly<Record<string, EpochDay>>
  /** The newest day that was told to be old. */
  readonly oldDay: EpochDay | null
  /** The last import that was reminded of, and how often. */
  readonly reminded: { readonly seal: EpochMs; readonly times: number } | null
}

export type News =
  | { readonly kind: 'insights'; readonly connectors: readonly string[] }
  | { readonly kind: 'senders'; readonly addresses: readonly string[] }
  | { readonly kind: 'old'; readonly days: number }
  | { readonly kind: 'reminder'; readonly days: number }

/** What is news, and what counts as told from now on. `told` is `null` at first: what is there then is no news. */
export function newsOf(
  present: Present,
  told: Told | null,
  ages: Ages,
): { readonly news: readonly News[]; readonly told: Told } {
  if (present.newestDay === null) return { news: [], told: told ?? NOTHING }
  const day = present.newestDay
  const before = told ?? NOTHING
  const insights = present.found?.insights ?? []
  const senders = present.found?.newSenders ?? []
  const newInsights = insights.filter(({ key }) => !(key in before.insights))
  const newSenders = senders.filter((address) => !(senderMark(address) in before.senders))
  const isOld = ages.maxAgeDays !== null && present.now >= oldAt(day, ages.maxAgeDays)
  const times = ages.reminderDays === null ? 0 : timesDue(present, ages.reminderDays)
  const known = before.reminded?.seal === present.lastSeal ? before.reminded.times : 0
  const news: News[] = []
  if (newInsights.length > 0)
    news.push({ kind: 'insights', connectors: [...new Set(newInsights.map(({ connector }) => connector))] })
  if (newSenders.length > 0) news.push({ kind: 'senders', addresses: newSenders })
  if (isOld && before.oldDay !== day) news.push({ kind: 'old', days: daysBetween(day, present.now) })
  if (times > known)
    news.push({ kind: 'reminder', days: Math.floor((present.now - present.lastSeal) / DAY_MS) })
  return {
    news: told === null ? [] : news,
    told: {
      insights: remember(
        before.insights,
        insights.map(({ key }) => key),
        day,
      ),
      senders: remember(before.senders, senders.map(senderMark), day),
      oldDay: isOld ? day : before.oldDay,
      reminded: { seal: present.lastSeal, times: Math.max(times, known) },
    },
  }
}

/** When something has to be told that only time brings about; `null`: never. */
export function nextDue(
  { newestDay, lastSeal, now }: Pick<Present, 'newestDay' | 'lastSeal' | 'now'>,
  { maxAgeDays, reminderDays }: Ages,
): EpochMs | null {
  if (newestDay === null) return null
  const old = maxAgeDays === null ? [] : [oldAt(newestDay, maxAgeDays)]
  const every = reminderDays === null ? null : reminderDays * DAY_MS
  const reminders = every === null ? [] : [lastSeal + (Math.floor((now - lastSeal) / every) + 1) * every]
  const ahead = [...old, ...reminders].filter((at) => at > now)
  return ahead.length === 0 ? null : Math.min(...ahead)
}

const NOTHING: Told = { insights: {}, senders: {}, oldDay: null, reminded: null }

/** The first moment at which more than `days` whole days lie between the newest day and today. */
function oldAt(newestDay: EpochDay, days: number): EpochMs {
  return (newestDay + days + 1) * DAY_MS
}

function daysBetween(day: EpochDay, now: EpochMs): number {
  return Math.floor(now / DAY_MS) - day
}

function timesDue({ lastSeal, now }: Present, days: number): number {
  return Math.max(0, Math.floor((now - lastSeal) / (days * DAY_MS)))
}

function remember(
  known: Readonly<Record<string, EpochDay>>,
  seen: readonly string[],
  day: EpochDay,
): Readonly<Record<string, EpochDay>> {
  const kept = Object.entries(known).filter(([, last]) => day - last <= KNOWN_DAYS)
  return Object.fromEntries([...kept, ...seen.map((key) => [key, day] as const)])
}

function senderMark(address: string): string {
  const checksum = createChecksum()
  checksum.text(address)
  return checksum.hex()
}
