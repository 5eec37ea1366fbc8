/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * Counts the tests of vitest's JSON report. A test that was left out counts as failed, and so does a file of
 * which no test ran: neither may pass for tested. `null`: there is no report at all.
 * @param {{ testResults: FileResult[] } | null} report
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report) {
  if (!report) return { passed: 0, failed: 1 }
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const empty = report.testResults.filter((file) => file.assertionResults.length === 0).length
  return { passed, failed: tests.length - passed + empty }
}
