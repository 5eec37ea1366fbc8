import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import type { StoreFinding } from '../../store/schema.ts'
import { MessageBar } from '../../ui/message-bar.tsx'

/** Imports that the check of the store found lost or damaged, each with a way on. Interrupted ones stand in their list. */
export function StoreFindings(props: {
  findings: readonly StoreFinding[]
  forget: (importId: string) => void
}): JSX.Element {
  return (
    <>
      {props.findings.flatMap((finding) =>
        finding.kind === 'interrupted'
          ? []
          : [
              <MessageBar
                key={`${finding.kind} ${finding.entry.importId}`}
                tone="bad"
                actions={
                  <button type="button" class="button" onClick={() => props.forget(finding.entry.importId)}>
                    {t('actionDismiss')}
                  </button>
                }
              >
                {t(finding.kind === 'lost' ? 'findingLost' : 'findingDamaged', {
                  file: finding.entry.file,
                  count: finding.entry.records,
                })}
              </MessageBar>,
            ],
      )}
    </>
  )
}
