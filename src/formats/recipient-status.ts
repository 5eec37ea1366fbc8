/** What a `recipient_status` cell says of a message's recipients. */
export interface RecipientStatus {
  readonly count: number
  /** Whether a recipient was sent to, over the border. */
  readonly hasSend: boolean
}

/**
 * Reads `ann@contoso.com##Receive, Deliver;bob@fabrikam.com##Receive, Send`. An address may hold `;` and
 * quotes itself, so only `##` is trusted: the status words run from it to the next `;`. Linear in the
 * cell's length, which passes 100 kB for thousands of recipients.
 */
export function readRecipientStatus(text: string): RecipientStatus {
  let count = 0
  let hasSend = false
  for (let mark = text.indexOf('##'); mark >= 0; mark = text.indexOf('##', mark + 2)) {
    count++
    const end = text.indexOf(';', mark)
    const words = text.slice(mark + 2, end < 0 ? text.length : end).split(',')
    hasSend ||= words.some((word) => word.trim().toLowerCase() === 'send')
  }
  return { count, hasSend }
}
