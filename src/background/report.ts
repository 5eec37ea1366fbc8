import { showPage } from '../platform/tabs.ts'

const REPORT_PAGE = 'src/pages/report/index.html'

/** Shows the report in its tab. `#import` puts it at its place for files. */
export async function openReport(isImporting: boolean): Promise<void> {
  await showPage(REPORT_PAGE, isImporting ? '#import' : '')
}

/** Shows the report in its tab at one of its views. */
export async function openView(address: string): Promise<void> {
  await showPage(REPORT_PAGE, address)
}
