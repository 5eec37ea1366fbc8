import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Direction } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { ConnectorRow, DirectionTotal, MailFlowReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { MessageBar } from '../../../ui/message-bar.tsx'
import { TlsAnswer } from '../../../ui/share-answer.tsx'
import { directionName } from '../../../ui/words.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { BasisNote } from '../basis-note.tsx'
import { InsightList } from '../insights/insight-list.tsx'
import type { PageProps } from '../page-props.ts'
import { ConnectorFlyout } from './connector-flyout.tsx'
import { ConnectorsTable } from './connectors-table.tsx'
import { MailFlowChart } from './mail-flow-chart.tsx'

/** Outbound and inbound mail flow: both directions, what they rest on, the connectors and what was found on them. */
export function MailFlowTab({ model }: PageProps): JSX.Element {
  const { mailFlow: report, insights, imports } = model
  const [opened, setOpened] = useState<ConnectorRow | null>(null)
  const unknownTls = (report.inbound.tls.unknown ?? 0) + (report.outbound.tls.unknown ?? 0)
  return (
    <>
      <section class="answer card" aria-label={t('answerLabel')}>
        <h2>{t('protectedInTransit')}</h2>
        <div class="directions">
          <DirectionAnswer direction="inbound" total={report.inbound} report={report} />
          <DirectionAnswer direction="outbound" total={report.outbound} report={report} />
        </div>
        <p class="quiet">
          {report.family === 'portal-report'
            ? t('internalUnknown')
            : t('internalCount', { count: report.internal })}
        </p>
        {report.twiceCovered.length > 0 ? (
          <MessageBar tone="warning">{t('twiceCovered', { count: report.twiceCovered.length })}</MessageBar>
        ) : null}
        <BasisNote
          basis={report}
          periods={[]}
          unknownTls={unknownTls}
          imports={imports}
          more={[t('accountLoops')]}
        />
      </section>
      <InsightList insights={insights} />
      <MailFlowChart report={report} />
      <ConnectorsTable report={report} insights={insights} onOpen={setOpened} />
      {opened ? (
        <ConnectorFlyout row={opened} report={report} insights={insights} onClose={() => setOpened(null)} />
      ) : null}
    </>
  )
}

function DirectionAnswer(props: {
  direction: Direction
  total: DirectionTotal
  report: MailFlowReport
}): JSX.Element {
  const { total, report } = props
  return (
    <div class="stack">
      <p>
        <span class="figure-inline">{report.family === null ? '–' : format.count(total.messages)}</span>{' '}
        {t('directionMessages', { direction: directionName(props.direction), count: total.messages })}
      </p>
      <TlsAnswer tls={total.tls} whyUnknown={whyNoTransportTls(report)} />
    </div>
  )
}
