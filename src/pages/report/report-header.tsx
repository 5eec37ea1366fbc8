import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { CommandBar } from '../../ui/command-bar.tsx'
import { useFileDialog } from '../../ui/drop-zone.tsx'

/** The name of the product, what can be done, and what the report is about. */
export function ReportHeader(props: {
  onFiles: (files: readonly File[]) => void
  onRefresh: () => void
  onGuides: () => void
  onSettings: () => void
  children: ComponentChildren
}): JSX.Element {
  const dialog = useFileDialog(props.onFiles)
  return (
    <header class="report-header">
      <h1>{t('extensionName')}</h1>
      <CommandBar
        label={t('commandsLabel')}
        commands={[
          {
            key: 'import',
            title: t('actionImport'),
            icon: 'import',
            isPrimary: true,
            onPress: dialog.open,
          },
          { key: 'refresh', title: t('actionRefresh'), icon: 'refresh', onPress: props.onRefresh },
          { key: 'guides', title: t('popupWhatToExport'), icon: 'file', onPress: props.onGuides },
          { key: 'settings', title: t('actionSettings'), icon: 'gear', onPress: props.onSettings },
        ]}
      />
      {dialog.field}
      <div class="report-header-choices">{props.children}</div>
    </header>
  )
}
