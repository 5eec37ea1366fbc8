import { t } from '../platform/i18n.ts'
import { format } from './format.ts'

/** `+12% (+5)`: how a number changed against the one before. From zero there is no percentage. */
export function changeText(now: number, before: number): string {
  if (now === before) return t('changeNone')
  const difference = format.count(Math.abs(now - before))
  if (before === 0) return t('changeFromZero', { difference })
  const percent = format.percent(Math.abs(now - before) / before)
  return now > before ? t('changeUp', { percent, difference }) : t('changeDown', { percent, difference })
}
