import type { JSX } from 'preact'
import { TLS_VERSIONS, type TlsCounts } from '../facts/tls.ts'
import { t } from '../platform/i18n.ts'
import { ShareChart } from './chart/share-chart.tsx'
import { TLS_SWATCHES } from './swatch.ts'
import { tlsName } from './words.ts'

/** TLS usage of a period: share of each version over the messages whose version is known, with its count. */
export function TlsBreakdown(props: {
  tls: TlsCounts
  caption: string
  whyUnknown: string
  /** Numbers alone, without the bars. */
  isTable?: boolean
}): JSX.Element {
  return (
    <ShareChart
      names={TLS_VERSIONS}
      counts={props.tls}
      swatches={TLS_SWATCHES}
      nameOf={tlsName}
      title={props.caption}
      nameTitle={t('columnTlsVersion')}
      whyUnknown={props.whyUnknown}
      isTable={props.isTable ?? false}
    />
  )
}
