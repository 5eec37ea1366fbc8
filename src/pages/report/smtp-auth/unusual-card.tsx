import type { JSX } from 'preact'
import { BASIC_OFF_BY_DEFAULT } from '../../../facts/microsoft-dates.ts'
import { AUTHENTICATIONS } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { LOOKS, type UnusualActivity } from '../../../reports/unusual-activity.ts'
import { ExternalLink } from '../../../ui/external-link.tsx'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { format } from '../../../ui/format.ts'
import { authenticationName } from '../../../ui/words.ts'
import { whyNoSenderAuthentication } from '../../shared/reasons.ts'
import type { PageProps } from '../page-props.ts'
import { isUnjudged, lookName, toggledLooks, unusualReasons, whyUnjudged } from './unusual-words.ts'

/** "Check for unusual activity": why it matters, how many senders need a look, and the table of them in one click. */
export function UnusualCard(
  props: Pick<PageProps, 'view' | 'changeView'> & { report: SmtpAuthReport; activity: UnusualActivity },
): JSX.Element {
  const { report, activity, view, changeView } = props
  const { checkedOn: day } = BASIC_OFF_BY_DEFAULT
  const checkedOn = format.range({ from: day, to: day })
  const reasons = unusualReasons(report, activity)
  const isStated = activity.authentication.basic + activity.authentication.oauth > 0
  return (
    <section class="card stack" aria-labelledby="unusual-title">
      <h2 id="unusual-title">{t('unusualTitle')}</h2>
      <p class="unusual-why">{t('unusualWhy')}</p>
      <p class="unusual-why">
        {t('basicOff', { month: format.month(BASIC_OFF_BY_DEFAULT.day) })}{' '}
        <ExternalLink href={BASIC_OFF_BY_DEFAULT.url}>{BASIC_OFF_BY_DEFAULT.source}</ExternalLink>
        {t('basicOffChecked', { day: checkedOn })}
      </p>
      <div class="unusual-chips">
        <FilterChips
          label={t('sendersByAuthentication')}
          chips={AUTHENTICATIONS.map((name) => ({
            key: name,
            label: authenticationName(name),
            // What no source states is not 0.
            ...(isStated || name === 'unknown'
              ? { count: activity.authentication[name] }
              : { count: null, why: whyNoSenderAuthentication(report) }),
          }))}
          pressed={view.authentication === null ? [] : [view.authentication]}
          onToggle={(name) =>
            changeView({ authentication: view.authentication === name ? null : name, isTable: true })
          }
        />
        <FilterChips
          label={t('sendersToLookAt')}
          chips={LOOKS.map((look) => ({
            key: look,
            label: lookName(look),
            ...(isUnjudged(report, activity, look)
              ? { count: null, why: whyUnjudged(report, look) }
              : { count: activity.looks[look].senders }),
          }))}
          pressed={view.looks}
          onToggle={(look) => changeView({ looks: toggledLooks(view.looks, look), isTable: true })}
        />
      </div>
      {reasons.length > 0 ? (
        <ul class="unusual-reasons small quiet">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
