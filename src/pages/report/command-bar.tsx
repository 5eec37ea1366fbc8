import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { ImportButton } from '../../ui/drop-zone.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The name of the product, what can be done, and what the report is about. */
export function CommandBar(props: {
  onFiles: (files: readonly File[]) => void
  onSettings: () => void
  children: ComponentChildren
}): JSX.Element {
  return (
    <header class="command-bar">
      <h1>{t('extensionName')}</h1>
      <ImportButton onFiles={props.onFiles} isPrimary />
      <div class="command-bar-choices">
        {props.children}
        <button
          type="button"
          class="icon-button"
          aria-label={t('actionSettings')}
          title={t('actionSettings')}
          onClick={props.onSettings}
        >
          <Icon name="gear" />
        </button>
      </div>
    </header>
  )
}
