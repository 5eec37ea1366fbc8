import { insightKey } from '../insights/insight-state.ts'
import type { ReportModel } from '../model/report-model.ts'
import { openInsights } from '../model/summary.ts'
import { setAlarmAt } from '../platform/alarms.ts'
import { isGranted } from '../platform/permissions.ts'
import { readSettings } from '../platform/settings.ts'
import type { Settings } from '../platform/settings-fields.ts'
import { readStored, removeStored, writeStored } from '../platform/stored.ts'
import type { StoreReader } from '../store/reader.ts'
import type { ImportRecord } from '../store/schema.ts'
import { newsOf, nextDue, type Present, type Told } from './news.ts'
import { notifyOf } from './notices.ts'

const TOLD_KEY = 'told'

/** Rings when data get old or a reminder is due. */
export const REMINDER_ALARM = 'reminder'

/** Tells what the changed store brings: new insights, new senders, old data, a reminder. */
export async function tellNews(model: ReportModel, settings: Settings): Promise<void> {
  const newSenders = model.smtpAuth.senders.filter(({ isNew }) => isNew === true)
  await tell(settings, {
    ...agesOf(model.imports),
    found: {
      insights: openInsights(model).map((insight) => ({
        key: insightKey(insight),
        connector: insight.connector,
      })),
      newSenders: newSenders.map(({ address }) => address),
    },
  })
}

/** Whether it is known what was told: else the next look at the store only remembers. */
export async function hasTold(): Promise<boolean> {
  return (await readTold()) !== null
}

/** Tells what only time has brought about, and sets the alarm for what it brings next. */
export async function tellAge(reader: StoreReader): Promise<void> {
  const settings = await readSettings()
  const ages = agesOf(await reader.imports())
  await tell(settings, { ...ages, found: null })
  await setAlarmAt(REMINDER_ALARM, settings.notifies ? nextDue(ages, settings) : null)
}

async function tell(settings: Settings, present: Present): Promise<void> {
  if (!settings.notifies || !(await isGranted('notifications'))) {
    // Switched on again, it begins anew: what happened meanwhile is no news.
    await removeStored(TOLD_KEY)
    return
  }
  const before = await readTold()
  // The first look must see what there is, or it would be news at the next.
  if (before === null && present.found === null) return
  const { news, told } = newsOf(present, before, settings)
  // First written, then told: at worst something is not told, never told twice.
  await writeStored(TOLD_KEY, told)
  for (const one of news) await notifyOf(one)
}

function agesOf(imports: readonly ImportRecord[]): Omit<Present, 'found'> {
  const sealed = imports.filter(({ state }) => state === 'sealed')
  const days = sealed.flatMap(({ covered }) => covered?.to ?? [])
  return {
    newestDay: days.length === 0 ? null : Math.max(...days),
    lastSeal: Math.max(0, ...sealed.map(({ sealedAt }) => sealedAt ?? 0)),
    now: Date.now(),
  }
}

/** What was told; where it is damaged, nothing was, and so nothing is told anew. */
async function readTold(): Promise<Told | null> {
  const stored = await readStored(TOLD_KEY)
  const isWhole = typeof stored.insights === 'object' && typeof stored.senders === 'object'
  return isWhole ? (stored as unknown as Told) : null
}
