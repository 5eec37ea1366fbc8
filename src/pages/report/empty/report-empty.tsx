import type { JSX } from 'preact'
import type { Question } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import { type Emptiness, emptinessOf } from '../../../reports/emptiness.ts'
import type { ReportBasis } from '../../../reports/report.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { format } from '../../../ui/format.ts'
import { familyName } from '../../../ui/words.ts'
import { guidesFor } from '../../shared/export-guides.ts'
import type { PageProps } from '../page-props.ts'
import { ExportGuideList } from './export-guide-list.tsx'

/**
 * In place of a report without a single message: whether that is a true zero, a matter of days, or of exports that
 * cannot answer, and what to do about it.
 */
export function ReportEmpty(props: PageProps & { question: Question; basis: ReportBasis }): JSX.Element {
  const { question, basis, model, view } = props
  const emptiness = emptinessOf({ question, basis, imports: model.coverage, chosen: view.source })
  return (
    <section class="card stack">
      <EmptyState
        icon="info"
        title={title(emptiness, question)}
        text={sentence(emptiness, basis)}
        actions={<WayOn emptiness={emptiness} {...props} />}
      />
      {emptiness.kind === 'cannot-answer' || emptiness.kind === 'nothing-imported' ? (
        <>
          <h3>{t('emptyCanAnswer')}</h3>
          <ExportGuideList guides={guidesFor(question)} />
        </>
      ) : null}
    </section>
  )
}

function WayOn(props: PageProps & { emptiness: Emptiness }): JSX.Element | null {
  const { emptiness, view, changeView } = props
  if (emptiness.kind === 'other-days') {
    const range = emptiness.nearest
    return (
      <button type="button" class="button button-primary" onClick={() => changeView({ range })}>
        {t('emptyShowDays', { range: format.range(range) })}
      </button>
    )
  }
  if (emptiness.kind !== 'cannot-answer' || view.source === null) return null
  return (
    <button type="button" class="button button-primary" onClick={() => changeView({ source: null })}>
      {t('emptyBestSource')}
    </button>
  )
}

function title({ kind }: Emptiness, question: Question): string {
  switch (kind) {
    case 'nothing-imported':
      return t('emptyNothing')
    case 'no-messages':
      return question === 'smtp-auth' ? t('emptyNoSubmissions') : t('emptyNoTransports')
    case 'other-days':
      return t('emptyOtherDays')
    case 'cannot-answer':
      return question === 'smtp-auth' ? t('emptyNoSmtpAuth') : t('emptyNoMailFlow')
  }
}

function sentence(emptiness: Emptiness, { range }: ReportBasis): string {
  const days = range ? format.range(range) : ''
  switch (emptiness.kind) {
    case 'nothing-imported':
      return t('emptyNothingWhy')
    case 'no-messages':
      return t('emptyZero', { count: emptiness.days, source: familyName(emptiness.family), range: days })
    case 'other-days':
      return t('emptyOtherDaysWhy', { range: days })
    case 'cannot-answer':
      if (emptiness.families.length === 0) return t('emptyNoneOfSource')
      return t('emptyCannotAnswer', { sources: emptiness.families.map(familyName).join(', ') })
  }
}
