import { format } from '../../ui/format.ts'

/** `+3 (+8%)`, `−3 (−8%)`, `±0`: against the days before; without a share where there was nothing then. */
export function changeOf(now: number, before: number): string {
  const difference = now - before
  if (difference === 0) return '±0'
  const sign = difference > 0 ? '+' : '−'
  const size = Math.abs(difference)
  const share = before === 0 ? '' : ` (${sign}${format.percent(size / before)})`
  return `${sign}${format.count(size)}${share}`
}
