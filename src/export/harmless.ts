/**
 * What a spreadsheet would take for a formula: also behind blanks, quotes and invisible marks, and in the wide forms
 * of East Asian keyboards.
 */
const FORMULA_START = /^[\s"'\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** The text as no spreadsheet runs it: an apostrophe in front of what would be a formula, no NUL anywhere. */
export function harmless(text: string): string {
  const clean = text.replaceAll('\u0000', '')
  return FORMULA_START.test(clean) ? `'${clean}` : clean
}
