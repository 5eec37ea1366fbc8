import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import type { ImportRecord, StoreFinding } from '../../store/schema.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import type { ImportActions } from '../shared/import-actions.ts'

interface StoreFindingsProps {
  readonly findings: readonly StoreFinding[]
  readonly imports: readonly ImportRecord[]
  readonly actions: Pick<ImportActions, 'deleteImport' | 'dismissInterrupted'>
  readonly forget: (importId: string) => void
}

/**
 * Imports that were lost, damaged or interrupted, each with a way on. They stand above all tabs: an admin who does
 * not know that an import is gone has no reason to look at the list of imports.
 */
export function StoreFindings({ findings, imports, actions, forget }: StoreFindingsProps): JSX.Element {
  return (
    <>
      {findings.map((finding) => (
        <Finding key={keyOf(finding)} finding={finding} actions={actions} forget={forget} />
      ))}
      {imports
        .filter((entry) => entry.state === 'interrupted')
        .map(({ id, file }) => (
          <Notice key={id} tone="warning" text={t('importInterrupted', { file })}>
            <NoticeButton text={t('actionDismiss')} onClick={() => actions.dismissInterrupted(id)} />
          </Notice>
        ))}
    </>
  )
}

function Finding(
  props: { finding: StoreFinding } & Pick<StoreFindingsProps, 'actions' | 'forget'>,
): JSX.Element | null {
  const { finding, actions, forget } = props
  // Told from its record, which is there before the check has ended.
  if (finding.kind === 'interrupted') return null
  const { importId, file, records: count } = finding.entry
  if (finding.kind === 'lost') {
    return (
      <Notice tone="bad" text={t('findingLost', { file, count })}>
        <NoticeButton text={t('actionDismiss')} onClick={() => forget(importId)} />
      </Notice>
    )
  }
  // No Dismiss: its numbers are counted until it is deleted, and the next check finds it again.
  return (
    <Notice tone="bad" text={t('findingDamaged', { file, count })}>
      <NoticeButton
        text={t('actionDelete')}
        label={t('importDeleteFile', { file })}
        onClick={() => actions.deleteImport(importId)}
      />
    </Notice>
  )
}

function Notice(props: { tone: 'bad' | 'warning'; text: string; children: JSX.Element }): JSX.Element {
  return (
    <MessageBar tone={props.tone} actions={props.children}>
      {props.text}
    </MessageBar>
  )
}

function NoticeButton(props: { text: string; label?: string; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="button button-small" aria-label={props.label} onClick={props.onClick}>
      {props.text}
    </button>
  )
}

function keyOf(finding: StoreFinding): string {
  return finding.kind === 'interrupted' ? finding.importId : finding.entry.importId
}
