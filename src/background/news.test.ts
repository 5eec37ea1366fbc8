import { describe, expect, it } from 'vitest'
import { parseDay } from '../facts/day.ts'
import { type Ages, newsOf, nextDue, type Present, type Told } from './news.ts'

const DAY_MS = 86_400_000
const DAY = parseDay('2026-11-20')
/** Noon of the day after the newest one. */
const NOW = Date.UTC(2026, 10, 21, 12)
const NEVER: Ages = { maxAgeDays: null, reminderDays: null }

const RELAY = { key: 'no-tls inbound Relay', connector: 'Relay' }
const PARTNER = { key: 'tls10 inbound Partner', connector: 'Partner' }

function present(change: Partial<Present> = {}): Present {
  return {
    found: { insights: [RELAY], newSenders: ['a@contoso.com'] },
    newestDay: DAY,
    lastSeal: NOW,
    now: NOW,
    ...change,
  }
}

/** What was told after a first look at `present()`. */
function toldAtFirst(ages = NEVER): Told {
  return newsOf(present(), null, ages).told
}

describe('what is found', () => {
  it('is no news at the first look', () => {
    expect(newsOf(present(), null, NEVER).news).toEqual([])
  })

  it('is told when it is new, and never twice', () => {
    const found = { insights: [RELAY, PARTNER], newSenders: ['a@contoso.com', 'b@contoso.com'] }
    const { news, told } = newsOf(present({ found }), toldAtFirst(), NEVER)
    expect(news).toEqual([
      { kind: 'insights', connectors: ['Partner'] },
      { kind: 'senders', addresses: ['b@contoso.com'] },
    ])
    expect(newsOf(present({ found }), told, NEVER).news).toEqual([])
  })

  it('is not told again when it was away for some imports', () => {
    const gone = newsOf(present({ found: { insights: [], newSenders: [] } }), toldAtFirst(), NEVER).told
    expect(newsOf(present(), gone, NEVER).news).toEqual([])
  })

  it('is news again after a quarter without it', () => {
    const later = (days: number, found: Present['found']) => present({ newestDay: DAY + days, found })
    const nothing = { insights: [], newSenders: [] }
    const kept = newsOf(later(90, nothing), toldAtFirst(), NEVER).told
    expect(newsOf(later(90, present().found), kept, NEVER).news).toEqual([])
    const forgotten = newsOf(later(91, nothing), toldAtFirst(), NEVER).told
    expect(newsOf(later(91, present().found), forgotten, NEVER).news).toHaveLength(2)
  })

  it('names a connector once, however many insights are on it', () => {
    const found = { insights: [PARTNER, { ...PARTNER, key: 'no-tls inbound Partner' }], newSenders: [] }
    expect(newsOf(present({ found }), toldAtFirst(), NEVER).news).toEqual([
      { kind: 'insights', connectors: ['Partner'] },
    ])
  })

  it('is remembered without an address', () => {
    expect(JSON.stringify(toldAtFirst())).not.toContain('contoso.com')
  })

  it('is not forgotten by a look at the clock alone', () => {
    const { told } = newsOf(present({ found: null }), toldAtFirst(), NEVER)
    expect(newsOf(present(), told, NEVER).news).toEqual([])
  })
})

describe('age', () => {
  const ages: Ages = { maxAgeDays: 2, reminderDays: null }
  const at = (now: number): Present => present({ found: null, now })

  it('is told once for each newest day, when more than so many days lie behind it', () => {
    // 20 November and two days: old from 23 November on.
    const start = Date.UTC(2026, 10, 23)
    expect(newsOf(at(start - 1), toldAtFirst(), ages).news).toEqual([])
    const { news, told } = newsOf(at(start), toldAtFirst(), ages)
    expect(news).toEqual([{ kind: 'old', days: 3 }])
    expect(newsOf(at(start + 9 * DAY_MS), told, ages).news).toEqual([])
    const newer = { ...at(start + 9 * DAY_MS), newestDay: DAY + 1 }
    expect(newsOf(newer, told, ages).news).toEqual([{ kind: 'old', days: 11 }])
  })

  it('of nothing at all is not told', () => {
    expect(newsOf({ ...at(NOW + 90 * DAY_MS), newestDay: null }, toldAtFirst(), ages).news).toEqual([])
  })
})

describe('a reminder', () => {
  const ages: Ages = { maxAgeDays: null, reminderDays: 7 }
  const daysLater = (days: number): Present => present({ found: null, now: NOW + days * DAY_MS })

  it('comes after each so many days without an import, each time once', () => {
    expect(newsOf(daysLater(6.9), toldAtFirst(), ages).news).toEqual([])
    const first = newsOf(daysLater(7), toldAtFirst(), ages)
    expect(first.news).toEqual([{ kind: 'reminder', days: 7 }])
    expect(newsOf(daysLater(13.9), first.told, ages).news).toEqual([])
    // The browser was closed for three of them: one is enough.
    const later = newsOf(daysLater(29), first.told, ages)
    expect(later.news).toEqual([{ kind: 'reminder', days: 29 }])
    expect(newsOf(daysLater(29), later.told, ages).news).toEqual([])
  })

  it('begins anew with an import', () => {
    const { told } = newsOf(daysLater(7), toldAtFirst(), ages)
    const imported = { ...daysLater(8), lastSeal: NOW + 8 * DAY_MS }
    const next = newsOf(imported, told, ages)
    expect(next.news).toEqual([])
    expect(newsOf({ ...imported, now: NOW + 15 * DAY_MS }, next.told, ages).news).toHaveLength(1)
  })
})

describe('nextDue', () => {
  const now = { newestDay: DAY, lastSeal: NOW, now: NOW }

  it.each<[Ages, number | null]>([
    [NEVER, null],
    [{ maxAgeDays: 2, reminderDays: null }, Date.UTC(2026, 10, 23)],
    [{ maxAgeDays: null, reminderDays: 7 }, NOW + 7 * DAY_MS],
    [{ maxAgeDays: 2, reminderDays: 1 }, NOW + DAY_MS],
  ])('with %j is %s', (ages, due) => {
    expect(nextDue(now, ages)).toBe(due)
  })

  it('lies ahead, also when the browser was away', () => {
    const late = { ...now, now: NOW + 20 * DAY_MS }
    expect(nextDue(late, { maxAgeDays: 2, reminderDays: 7 })).toBe(NOW + 21 * DAY_MS)
    expect(nextDue({ ...now, newestDay: null }, { maxAgeDays: 2, reminderDays: 7 })).toBeNull()
  })
})
