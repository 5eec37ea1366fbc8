import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'

/** Which exports to bring, where they are, and what each gives: names of texts. */
export interface EvidenceSource {
  readonly name: Parameters<typeof t>[0]
  readonly where: Parameters<typeof t>[0]
}

/** In place of evidence that nobody has brought. */
export function EvidenceMissing(props: { sources: readonly EvidenceSource[] }): JSX.Element {
  return (
    <ul class="evidence-sources">
      {props.sources.map(({ name, where }) => (
        <li key={name} class="stack">
          <h3>{t(name)}</h3>
          <p>{t(where)}</p>
        </li>
      ))}
    </ul>
  )
}
