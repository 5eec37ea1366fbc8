import { compareText } from '../facts/order.ts'
import type { FailedLogons } from './report.ts'
import { forEachRow, type ReportInput } from './report-input.ts'

/** Logons that failed in the range. Only logs of Exchange Server state them, whatever the counts come from. */
export function failedLogons(input: ReportInput): FailedLogons {
  const users = new Map<string, { count: number; readonly clientIps: Set<string> }>()
  let count = 0
  forEachRow(input, 'on-premises', ['failed-logon'], ({ shape, messages }) => {
    const user = users.get(shape.sender) ?? { count: 0, clientIps: new Set() }
    users.set(shape.sender, user)
    user.count += messages
    if (shape.client !== '') user.clientIps.add(shape.client)
    count += messages
  })
  return {
    count,
    users: [...users]
      .map(([user, one]) => ({ user, count: one.count, clientIps: [...one.clientIps].sort(compareText) }))
      .sort((a, b) => b.count - a.count || compareText(a.user, b.user)),
  }
}
