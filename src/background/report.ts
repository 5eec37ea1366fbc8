import { showPage } from '../platform/tabs.ts'

const REPORT_PAGE = 'src/pages/report/index.html'

/** Shows the report in its tab. `#import` puts it at its place for files. */
export async function openReport(isImporting: boolean): Promise<void> {
  await showPage(REPORT_PAGE, isImporting ? '#import' : '')
}
