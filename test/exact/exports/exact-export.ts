import fc from 'fast-check'

/** How to invent exports of one format. */
export interface ExactExport {
  /**
   * The text of one record, or of several that only mean something together (the lines of a session). Few
   * messages, times, senders and connectors, the same as in the other formats, so that everything collides.
   */
  readonly unit: fc.Arbitrary<string>
  /** Something odd in the place of a unit. */
  readonly broken: fc.Arbitrary<string>
  /** A file that holds these units and nothing else. */
  text(units: readonly string[]): string
  /**
   * How units may be dealt to files without a change of what is counted. `freely`: to any files, in any order,
   * more than once. `by-key`: the same, where a later unit replaces an earlier one of its key (`keyOf`).
   * `whole`: the export is one statement and cannot be split.
   */
  readonly deal: 'freely' | 'by-key' | 'whole'
  /** What a unit replaces; only of `by-key`. */
  keyOf?(unit: string): string
}

/** What is wrong in tables: empty lines, too many and too few fields, a quote that never ends, hostile text. */
const BROKEN_LINES = fc.constantFrom(
  '',
  '  ',
  '\t',
  'x',
  ',,,,',
  ','.repeat(80),
  '"',
  '"a""b\r\nc",x',
  'not a time,,,',
  '__proto__,constructor',
  '=1+1,<script>',
  '\u202e,\u0000',
)

/** A table: a header, a line a record, CRLF. */
export function tableExport(
  header: string,
  unit: fc.Arbitrary<string>,
  rest: Pick<ExactExport, 'deal' | 'keyOf'> = { deal: 'freely' },
): ExactExport {
  return {
    unit,
    broken: BROKEN_LINES,
    text: (units) => [header, ...units].map((line) => `${line}\r\n`).join(''),
    ...rest,
  }
}

/** A record of a table from its cells. */
export function line(cells: readonly string[]): string {
  return cells.map((text) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')
}
