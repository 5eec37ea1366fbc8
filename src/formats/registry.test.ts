import { describe, expect, it } from 'vitest'
import { FORMAT_NAMES } from '../facts/vocabulary.ts'
import { DOCUMENT_FORMATS, FORMATS, recogniseFormat } from './registry.ts'

describe('the registry', () => {
  it('has every format once', () => {
    expect([...FORMATS, ...DOCUMENT_FORMATS].map(({ name }) => name).sort()).toEqual([...FORMAT_NAMES].sort())
  })

  it.each([
    ['extended-trace', 'date_time_utc,event_id,custom_data,network_message_id'],
    [
      'enhanced-summary',
      'origin_timestamp_utc,sender_address,recipient_status,network_message_id,directionality',
    ],
    ['smtp-auth-clients', 'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent'],
    ['inbound-outbound-messages', 'Date,Connector direction and name,Connector type,Volume,TLS 1.2'],
  ])('recognises %s by its header', (name, header) => {
    expect(recogniseFormat(header.split(','))?.format.name).toBe(name)
  })

  it.each(['name,phone', '', 'MessageTraceId,Received,Subject,Status'])('knows nothing of "%s"', (header) => {
    expect(recogniseFormat(header.split(','))).toBeNull()
  })
})
