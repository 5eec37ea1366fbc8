/** @typedef {{ status: string, fullName?: string, duration?: number, failureMessages?: string[] }} TestResult */
/** @typedef {{ status: string, name?: string, message?: string, assertionResults: TestResult[] }} FileResult */

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

/** A log is often read from its first lines only, and a line can hold all that a page said. */
const LINES_A_FAILURE = 25
const CHARACTERS_A_LINE = 2_000

/**
 * The failures alone, each with the beginning of what it says; empty where the report names none.
 * @param {{ testResults: FileResult[] } | null} report
 * @returns {string}
 */
export function describeFailures(report) {
  const files = report?.testResults ?? []
  return files
    .flatMap(({ name = '', message = '', assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status !== 'passed')
      if (assertionResults.length === 0) return [`- ${name}\n${beginning(message)}`]
      return failed.map(
        ({ fullName = '', duration = 0, failureMessages = [] }) =>
          `- ${name.split('/').at(-1)}: ${fullName} (${Math.round(duration)} ms)\n${beginning(failureMessages.join('\n'))}`,
      )
    })
    .join('\n')
}

/** @param {string} text */
function beginning(text) {
  return text
    .split('\n')
    .slice(0, LINES_A_FAILURE)
    .map((line) => line.slice(0, CHARACTERS_A_LINE))
    .join('\n')
}
