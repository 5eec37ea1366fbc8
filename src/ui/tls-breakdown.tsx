import type { JSX } from 'preact'
import { TLS_VERSIONS, type TlsCounts } from '../facts/tls.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'
import { tlsShares } from './shares.ts'
import { swatchClass, TLS_SWATCHES } from './swatch.ts'
import { TlsLegend } from './tls-bar.tsx'
import { tlsName } from './words.ts'
import './tls-breakdown.css'

/** TLS usage as one bar a version: share over known versions, with the count. A table, so it reads aloud as one. */
export function TlsBreakdown(props: { tls: TlsCounts; caption: string; whyUnknown: string }): JSX.Element {
  const shares = tlsShares(props.tls)
  if (shares.known === 0) {
    return (
      <div>
        <p class="quiet">{props.whyUnknown}</p>
        {shares.unknown > 0 ? <TlsLegend tls={props.tls} /> : null}
      </div>
    )
  }
  return (
    <table class="tls-breakdown">
      <caption class="visually-hidden">{props.caption}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('columnTlsVersion')}</th>
          <th scope="col">{t('columnShare')}</th>
          <th scope="col">{t('columnMessages')}</th>
        </tr>
      </thead>
      <tbody>
        {TLS_VERSIONS.map((version) => {
          const messages = props.tls[version] ?? 0
          const isUnknown = version === 'unknown'
          const share = isUnknown ? 0 : messages / shares.known
          return (
            <tr key={version} class={messages === 0 ? 'quiet' : undefined}>
              <th scope="row">
                <span class={`swatch-key ${swatchClass(TLS_SWATCHES[version])}`} aria-hidden="true" />
                {tlsName(version)}
              </th>
              <td class="tls-breakdown-share">
                {isUnknown ? (
                  <span class="small quiet">{t('tlsUnknownBeside')}</span>
                ) : (
                  <span class="tls-breakdown-bar">
                    <span
                      class={`tls-breakdown-fill ${swatchClass(TLS_SWATCHES[version])}`}
                      style={{ width: `${share * 100}%` }}
                    />
                    <span class="tls-breakdown-percent">{format.percent(share, 1)}</span>
                  </span>
                )}
              </td>
              <td class="number">{format.count(messages)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
