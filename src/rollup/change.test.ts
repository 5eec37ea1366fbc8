import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detailRecord, summaryRecord } from '../../test/helpers/arbitrary-trace.ts'
import { readFormat, readFormatAtOnce } from '../../test/helpers/read-format.ts'
import { type DetailRecord, detailText, guid, summaryText } from '../../test/helpers/trace-text.ts'
import { type EpochDay, formatDay } from '../facts/day.ts'
import type { ExportFacts, MessageFacts } from '../facts/facts.ts'
import { createShapeTable } from '../facts/shape.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import { enhancedSummary } from '../formats/enhanced-summary.ts'
import { extendedTrace } from '../formats/extended-trace.ts'
import type { Format } from '../formats/format.ts'
import { applyDelta, startMessageChange } from './change.ts'
import type { RollupDay } from './rollup.ts'
import { createDeltaBook } from './rollup-delta.ts'

interface Import {
  readonly format: FormatName
  readonly facts: MessageFacts
}

const RECEIVE: DetailRecord = {
  time: '2026-11-19T23:59:59.0000000Z',
  id: guid(1),
  source: 'SMTP',
  event: 'RECEIVE',
  clientHost: 'mail.fabrikam.com',
  connectorId: 'A\\Default A',
  sender: 'orders@fabrikam.com',
}

/** The rollups of one family, and the imports that they hold. */
function createFamily() {
  const shapes = createShapeTable()
  const days = new Map<EpochDay, RollupDay>()
  const held = new Set<Import>()

  function change(own: Import, sign: 1 | -1) {
    held.delete(own)
    const started = startMessageChange(own, shapes)
    for (const other of held) {
      for (const facts of other.facts.days) {
        started.match({ format: other.format, facts, shapes: createShapeTable(other.facts.shapes) })
      }
    }
    for (const [day, delta] of started.deltas(sign)) {
      const next = applyDelta(day, days.get(day), delta)
      if (next) days.set(day, next)
      else days.delete(day)
    }
    if (sign === 1) held.add(own)
    return { messages: started.messages, duplicates: started.duplicates }
  }

  return {
    add: (own: Import) => change(own, 1),
    remove: (own: Import) => change(own, -1),
    /** Messages by day and what is counted of them, ids resolved. */
    lines: () =>
      [...days.values()]
        .flatMap((day) =>
          Array.from(day.shape, (id, row) => {
            const { kind, connector, connectorType, tls, isFirstHop, sender, client } = shapes.shape(id)
            const what = [kind, connector, connectorType, tls, isFirstHop ? 'first' : 'later', sender, client]
            return `${formatDay(day.day)} ${what.join(' ')}: ${day.messages[row]}/${day.deliveries[row]}/${day.bytes[row]}`
          }),
        )
        .sort(),
  }
}

function factsOf(facts: ExportFacts): MessageFacts {
  if (facts.kind !== 'messages') throw new Error(facts.kind)
  return facts
}

interface ExportText {
  readonly format: Format
  readonly text: string
}

function importOf({ format, text }: ExportText, read: typeof readFormatAtOnce = readFormat): Import {
  return { format: format.name, facts: factsOf(read(format, text).result.facts) }
}

function detail(...records: readonly DetailRecord[]): Import {
  return importOf({ format: extendedTrace, text: detailText(records) })
}

const anyExport: fc.Arbitrary<ExportText> = fc.oneof(
  fc
    .array(detailRecord, { minLength: 1, maxLength: 5 })
    .map((records) => ({ format: extendedTrace, text: detailText(records) })),
  fc
    .array(summaryRecord, { minLength: 1, maxLength: 3 })
    .map((records) => ({ format: enhancedSummary, text: summaryText(records) })),
)

describe('startMessageChange', () => {
  it('counts a message of two exports once, on its earliest day', () => {
    const family = createFamily()
    const tomorrow = detail({ ...RECEIVE, time: '2026-11-20T00:00:01.0000000Z' }, { ...RECEIVE, id: guid(2) })
    const today = detail(RECEIVE)
    expect(family.add(tomorrow)).toEqual({ messages: 2, duplicates: 0 })
    expect(family.add(today)).toEqual({ messages: 1, duplicates: 1 })
    expect(family.lines()).toEqual(['2026-11-19 inbound  None unknown first orders@fabrikam.com : 2/2/2000'])
  })

  it('gives back what the others hold when an import leaves', () => {
    const family = createFamily()
    const tomorrow = detail({ ...RECEIVE, time: '2026-11-20T00:00:01.0000000Z' })
    const today = detail(RECEIVE, { ...RECEIVE, source: 'STOREDRIVER', event: 'DELIVER' })
    family.add(today)
    family.add(tomorrow)
    expect(family.remove(today)).toEqual({ messages: 1, duplicates: 1 })
    expect(family.lines()).toEqual(['2026-11-20 inbound  None unknown first orders@fabrikam.com : 1/1/1000'])
    family.remove(tomorrow)
    expect(family.lines()).toEqual([])
  })

  it('makes internal mail a crossing once another part of the message shows it', () => {
    const family = createFamily()
    const inside = detail({ ...RECEIVE, source: 'STOREDRIVER', event: 'DELIVER' })
    family.add(inside)
    expect(family.lines()).toEqual(['2026-11-19 internal  None unknown later  : 1/0/0'])
    family.add(detail(RECEIVE))
    expect(family.lines()).toEqual(['2026-11-19 inbound  None unknown first orders@fabrikam.com : 1/1/1000'])
    family.remove(inside)
    expect(family.lines()).toHaveLength(1)
  })

  it('counts days as their writer does just as it does itself', () => {
    fc.assert(
      fc.property(anyExport, anyExport, (first, second) => {
        const counts = [readFormat, readFormatAtOnce].map((read) => {
          const [one, other] = [importOf(first, read), importOf(second, read)]
          const family = createFamily()
          return [
            family.add(one),
            family.lines(),
            family.add(other),
            family.lines(),
            family.remove(one),
            family.lines(),
          ]
        })
        expect(counts[1]).toEqual(counts[0])
      }),
      { numRuns: 300 },
    )
  })

  it('leaves no trace of the order in which imports came, and of those that left', () => {
    const imports = fc.array(
      anyExport.map((text) => importOf(text)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(imports, imports, (staying, leaving) => {
        const plain = createFamily()
        for (const one of staying) plain.add(one)
        const busy = createFamily()
        for (const one of [...leaving, ...staying].reverse()) busy.add(one)
        for (const one of leaving) busy.remove(one)
        expect(busy.lines()).toEqual(plain.lines())
        for (const one of staying) busy.remove(one)
        expect(busy.lines()).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('applyDelta', () => {
  it('refuses a count below zero', () => {
    const book = createDeltaBook()
    book.add(20_776, 0, { messages: 1, deliveries: 0, bytes: 0 }, -1)
    const delta = book.days().get(20_776)
    if (!delta) throw new Error('no change')
    expect(() => applyDelta(20_776, undefined, delta)).toThrow(RangeError)
  })
})
