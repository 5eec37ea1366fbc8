import { countOpen } from '../insights/insight-state.ts'
import { loadReportModel } from '../model/load-report-model.ts'
import { DEFAULT_WISH } from '../model/report-model.ts'
import { setBadgeText } from '../platform/badge.ts'
import type { StoreReader } from '../store/reader.ts'

const MOST_SHOWN = 99

/** Shows how many insights are open on the extension's button; those on few messages and acknowledged ones do not count. */
export async function refreshBadge(reader: StoreReader): Promise<void> {
  const { insights } = await loadReportModel(reader, DEFAULT_WISH)
  await setBadgeText(badgeText(countOpen(insights)))
}

/** The badge has room for about four characters; nothing is shown for none. */
export function badgeText(count: number): string {
  if (count <= 0) return ''
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count)
}
