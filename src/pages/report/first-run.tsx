import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { DropZone } from '../../ui/drop-zone.tsx'

const EXPORTS = [
  ['exportExtendedName', 'exportExtendedWhere', 'exportExtendedWhat'],
  ['exportClientsName', 'exportClientsWhere', 'exportClientsWhat'],
  ['exportConnectorsName', 'exportConnectorsWhere', 'exportConnectorsWhat'],
] as const

/** Before the first import: which exports there are, where the portal has them, and what each answers. */
export function FirstRun(props: {
  isOver: boolean
  onFiles: (files: readonly File[]) => void
  onSample: () => void
}): JSX.Element {
  return (
    <div class="first-run">
      <section class="stack">
        <h2 class="first-run-title">{t('firstRunTitle')}</h2>
        <p>{t('firstRunLead')}</p>
      </section>
      <DropZone onFiles={props.onFiles} isOver={props.isOver} />
      <p class="first-run-sample">
        {t('firstRunSampleLead')}{' '}
        <button type="button" class="button" onClick={props.onSample}>
          {t('actionSample')}
        </button>
      </p>
      <section class="stack">
        <h2>{t('firstRunExports')}</h2>
        <ul class="first-run-exports">
          {EXPORTS.map(([name, where, what]) => (
            <li key={name} class="card stack">
              <h3>{t(name)}</h3>
              <p>{t(where)}</p>
              <p class="quiet">{t(what)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
