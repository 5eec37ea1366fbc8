import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { format } from '../../../ui/format.ts'
import type { Retention, Services } from '../../shared/services.ts'

/** How long imports are kept, who says so, and what went for it last; nothing where all are kept. */
export function RetentionNote(props: {
  services: Pick<Services, 'retention'>
  /** What is listed: another list may follow another retention. */
  listed: unknown
}): JSX.Element | null {
  const [retention, setRetention] = useState<Retention | null>(null)
  const { services, listed } = props
  useEffect(() => {
    services.retention().then(setRetention, () => setRetention(null))
  }, [services, listed])
  if (!retention || retention.days === null) return null
  const { days, isManaged, lastRun } = retention
  return (
    <p class="quiet">
      {t('retentionKept', { count: days })}
      {isManaged ? ` ${t('managed')}.` : ''}
      {lastRun
        ? ` ${t('retentionWent', { count: lastRun.imports, messages: lastRun.messages, at: format.instant(lastRun.at) })}`
        : ''}
    </p>
  )
}
