import { expect, it } from 'vitest'
import { importOf } from '../../test/helpers/report-input.ts'
import { twiceCoveredDays } from './twice-covered.ts'

const RANGE = { from: 100, to: 106 }

it('is the days of the range that tracking and protocol logs share', () => {
  const tracking = importOf('message-tracking-log', { from: 98, to: 103 })
  const protocol = importOf('smtp-protocol-log', { from: 102, to: 110 })
  expect(twiceCoveredDays([tracking, protocol], RANGE)).toEqual([102, 103])
  expect(twiceCoveredDays([tracking, tracking], RANGE)).toEqual([])
  expect(twiceCoveredDays([tracking, protocol], null)).toEqual([])
})

it('has nothing to do with the cloud', () => {
  const trace = importOf('extended-trace', RANGE)
  expect(twiceCoveredDays([trace, importOf('smtp-protocol-log', RANGE)], RANGE)).toEqual([])
})
