import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PanelReport, PanelReportProps } from './panel-report.tsx'

/** The report once its file is there: the panel itself starts without it. */
export function LazyReport(props: PanelReportProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<{ readonly Report: typeof PanelReport } | null>(null)
  useEffect(() => {
    void import('./panel-report.tsx').then(({ PanelReport: Report }) => setLoaded({ Report }))
  }, [])
  return loaded ? <loaded.Report {...props} /> : null
}
