import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../test/helpers/run-cli.ts'

/** Real records that this project did not write; beside the project where they are present, never in it. */
const SAMPLES = fileURLToPath(new URL('../../../shared/samples/mtsummary-mtdetail/', import.meta.url))

const names = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => name.endsWith('.csv')) : []

/** Each sample comes as UTF-8 and UTF-16LE, with a mark and without. */
const ENCODINGS = { utf8_bom: 'utf-8', utf16le_bom: 'utf-16le', utf16le_nobom: 'utf-16le' } as const

async function analyse(name: string) {
  return (await runCli({ [name]: readFileSync(SAMPLES + name) })).json()
}

function encodingOf(name: string): string | undefined {
  return Object.entries(ENCODINGS).find(([ending]) => name.endsWith(`_${ending}.csv`))?.[1]
}

const FACTS = { records: 1, accepted: 1, rejected: [], blank: 0, messages: 1, duplicates: 0, error: null }

// Where the samples are absent no test is registered: nothing is skipped, and nothing is claimed.
if (names.length > 0) {
  describe('the real samples', () => {
    it('are all looked at', () => {
      expect(names.filter((name) => encodingOf(name) === undefined)).toEqual([])
      expect(names.filter((name) => !/MTSummary|MTDetail/.test(name))).toEqual([])
    })

    it.each(names.filter((name) => name.includes('MTSummary')))(
      '%s: one message left, to nobody by name',
      async (name) => {
        const { imports, mailFlow, smtpAuth } = await analyse(name)
        expect(imports).toMatchObject([
          {
            ...FACTS,
            format: 'enhanced-summary',
            encoding: encodingOf(name),
            from: '2021-03-23',
            to: '2021-03-23',
          },
        ])
        // `Originating` with the connector id `To_DefaultOpportunisticTLS`: outbound, without a connector.
        const crossing = { messages: 1, tls: { unknown: 1 } }
        expect(mailFlow).toEqual({
          family: 'message-trace',
          internal: 0,
          inbound: { messages: 0, tls: {} },
          outbound: crossing,
          connectors: [
            {
              ...crossing,
              direction: 'outbound',
              connector: null,
              type: 'None',
              byDay: [{ ...crossing, date: '2021-03-23' }],
            },
          ],
        })
        expect(smtpAuth).toMatchObject({ family: null, messages: 0 })
      },
    )

    it.each(names.filter((name) => name.includes('MTDetail')))(
      '%s: one message between mailboxes',
      async (name) => {
        const { imports, mailFlow, smtpAuth } = await analyse(name)
        expect(imports).toMatchObject([
          {
            ...FACTS,
            format: 'extended-trace',
            encoding: encodingOf(name),
            from: '2021-11-23',
            to: '2021-11-23',
          },
        ])
        // A DELIVER of the store driver: no border hop, and no submission although it names a client address.
        expect(mailFlow).toEqual({
          family: 'message-trace',
          internal: 1,
          inbound: { messages: 0, tls: {} },
          outbound: { messages: 0, tls: {} },
          connectors: [],
        })
        expect(smtpAuth).toMatchObject({ family: null, messages: 0 })
      },
    )
  })

  const LOGS = fileURLToPath(new URL('../../../shared/samples/onprem-tracking/', import.meta.url))

  describe('the real logs of Exchange Server', () => {
    const analyseLog = (name: string) => runCli({ [name]: readFileSync(LOGS + name) })
    const none = { messages: 0, tls: {} }

    it('of 2010: two notices of the store, which name no message', async () => {
      const { imports, mailFlow } = (await analyseLog('bom8.log')).json()
      const day = '2016-04-05'
      const log = { ...FACTS, format: 'message-tracking-log', records: 2, accepted: 2, messages: 0 }
      expect(imports).toMatchObject([{ ...log, encoding: 'utf-8', from: day, to: day }])
      expect(mailFlow).toMatchObject({ family: null, inbound: none, outbound: none })
    })

    it('of 2013: one message at an agent, and its shadow copy, which is none', async () => {
      const { imports, mailFlow } = (await analyseLog('ex2013_15.00.1104_kinesistap_msgtrk.log')).json()
      const day = '2017-05-22'
      const log = { ...FACTS, format: 'message-tracking-log', records: 2, accepted: 2, messages: 1 }
      expect(imports).toMatchObject([{ ...log, encoding: 'utf-8', from: day, to: day }])
      expect(mailFlow).toMatchObject({ family: 'on-premises', internal: 1, inbound: none, outbound: none })
    })

    it('of Exchange Web Services are no mail flow, and get an answer', async () => {
      const { code, error } = await analyseLog('ex2013_ews_log_customdata_quoting_kinesistap.log')
      expect(code).toBe(2)
      expect(error).toContain('of the kind “EWS Logs”, which holds no mail flow')
    })
  })
} else {
  describe('the real samples', () => {
    it('are skipped: they are not beside this project', () => {
      expect(names).toEqual([])
    })
  })
}
