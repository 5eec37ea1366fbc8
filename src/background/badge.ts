import { setBadgeText } from '../platform/badge.ts'

const MOST_SHOWN = 99

/** Shows how many insights are open on the extension's button; nothing for none. */
export async function setBadge(count: number): Promise<void> {
  await setBadgeText(badgeText(count))
}

/** The badge has room for about four characters. */
export function badgeText(count: number): string {
  if (count <= 0) return ''
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count)
}
