import type { ComponentChildren, JSX } from 'preact'
import type { Family } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderAttribute, SenderRow } from '../../../reports/report.ts'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { ShareLegend } from '../../../ui/tls-bar.tsx'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { authenticationName, familyName } from '../../../ui/words.ts'
import { whyNoAuthentication, whyNoSubmissionTls } from '../../shared/reasons.ts'

/** All that is known of one sender: the counted source first, then what other sources say, never added. */
export function SenderFlyout(props: {
  sender: SenderRow
  family: Family | null
  onClose: () => void
}): JSX.Element {
  const { sender, family } = props
  return (
    <Flyout title={sender.address || t('senderNone')} onClose={props.onClose}>
      <dl class="facts">
        <Fact name={t('columnMessageCount')}>{format.count(sender.messages)}</Fact>
        <Fact name={t('factDays')}>
          {sender.firstDay === null || sender.lastDay === null
            ? t('periodsNoDays')
            : format.range({ from: sender.firstDay, to: sender.lastDay })}
        </Fact>
        <Fact name={t('factCertainty')}>
          {sender.certainty === 'likely' ? t('certaintyLikely') : t('certaintyCertain')}
        </Fact>
        <Fact name={t('factSource')}>{family === null ? '–' : familyName(family)}</Fact>
      </dl>
      <SourceDetails facts={sender} family={family} />
      {sender.attributes.map((attribute) => (
        <AttributeDetails key={attribute.family} attribute={attribute} />
      ))}
    </Flyout>
  )
}

function AttributeDetails({ attribute }: { attribute: SenderAttribute }): JSX.Element {
  return (
    <section class="stack attribute">
      <h3>{t('attributeTitle', { source: familyName(attribute.family) })}</h3>
      <p class="quiet small">
        {attribute.range ? format.range(attribute.range) : t('rangeNone')}
        {', '}
        {t('attributeCount', { count: attribute.messages })}
      </p>
      <SourceDetails facts={attribute} family={attribute.family} />
    </section>
  )
}

type Facts = Pick<SenderRow, 'tls' | 'authentication' | 'clientIps'>

function SourceDetails(props: { facts: Facts; family: Family | null }): JSX.Element {
  const { facts, family } = props
  const authentication = authenticationShares(facts.authentication)
  return (
    <>
      <section>
        <h3>{t('viewTls')}</h3>
        <TlsBreakdown tls={facts.tls} caption={t('viewTls')} whyUnknown={whyNoSubmissionTls(family)} />
      </section>
      <section class="stack">
        <h3>{t('columnAuthentication')}</h3>
        {authentication.known === 0 ? (
          <p class="quiet">{whyNoAuthentication(family)}</p>
        ) : (
          <ShareLegend
            shares={authentication}
            swatches={AUTHENTICATION_SWATCHES}
            nameOf={authenticationName}
          />
        )}
      </section>
      <section class="stack">
        <h3>{t('factClientIps', { count: facts.clientIps.length })}</h3>
        {facts.clientIps.length === 0 ? (
          <p class="quiet">{t('whyNoClientIps')}</p>
        ) : (
          <ul class="address-list">
            {facts.clientIps.map((ip) => (
              <li key={ip}>{ip}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

/** One name and its value in a list of facts. */
export function Fact(props: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
