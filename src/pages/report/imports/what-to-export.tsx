import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { memo } from '../../../ui/memo.ts'
import { EXPORT_GUIDES } from '../../shared/export-guides.ts'
import { ExportGuideList } from '../empty/export-guide-list.tsx'

/** Which exports there are and what to click for each; brought into sight where that is what was asked for. */
export const WhatToExport = memo(function WhatToExport({ isOpen }: { isOpen: boolean }): JSX.Element {
  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  return (
    <details class="card what-to-export" ref={place} open={isOpen}>
      <summary>{t('popupWhatToExport')}</summary>
      <ExportGuideList guides={EXPORT_GUIDES} />
    </details>
  )
})
