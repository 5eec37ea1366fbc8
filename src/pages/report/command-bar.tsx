import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { ImportButton } from '../../ui/drop-zone.tsx'

/** The name of the product, what can be done, and what the report is about. */
export function CommandBar(props: {
  onFiles: (files: readonly File[]) => void
  children: ComponentChildren
}): JSX.Element {
  return (
    <header class="command-bar">
      <h1>{t('extensionName')}</h1>
      <ImportButton onFiles={props.onFiles} isPrimary />
      <div class="command-bar-choices">{props.children}</div>
    </header>
  )
}
