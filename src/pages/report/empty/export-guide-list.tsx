import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { ExportGuide } from '../../shared/export-guides.ts'
import './empty.css'

/** Which exports there are, what each answers, and what to click in the portal to have it. */
export function ExportGuideList({ guides }: { guides: readonly ExportGuide[] }): JSX.Element {
  return (
    <ul class="export-guides">
      {guides.map(({ name, steps, what }) => (
        <li key={name} class="card stack">
          <h3>{t(name)}</h3>
          <p class="quiet">{t(what)}</p>
          <ol class="export-steps">
            {steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}
