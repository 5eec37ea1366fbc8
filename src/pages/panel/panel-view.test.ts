import { expect, it } from 'vitest'
import { PLACES } from '../../platform/portal-words.ts'
import { EXPORT_GUIDES } from '../shared/export-guides.ts'
import { panelViewAt } from './panel-view.ts'

it('shows the report that the portal page is of', () => {
  expect(panelViewAt('smtp-auth')).toMatchObject({ widgets: ['smtp-auth'], report: 'smtp-auth' })
  expect(panelViewAt('inbound-messages')).toMatchObject({ widgets: ['mail-flow'], report: 'mail-flow' })
  expect(panelViewAt('outbound-messages')).toEqual(panelViewAt('inbound-messages'))
  expect(panelViewAt('message-trace')).toMatchObject({ isForFiles: true, report: null })
})

it('names only exports whose clicks are written down, and on report and trace pages one at least', () => {
  const known = EXPORT_GUIDES.map(({ format }) => format)
  for (const place of PLACES) expect(known).toEqual(expect.arrayContaining([...panelViewAt(place).guides]))
  const guided = PLACES.filter((place) => panelViewAt(place).guides.length > 0)
  expect(guided).toEqual([
    'mail-flow-reports',
    'smtp-auth',
    'inbound-messages',
    'outbound-messages',
    'message-trace',
  ])
})
