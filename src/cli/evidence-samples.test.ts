import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../test/helpers/run-cli.ts'

/** Real records that this project did not write; beside the project where they are present, never in it. */
const SAMPLES = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

const has = existsSync(SAMPLES)

const FOLDERS = ['tls-rpt/dmarc-report-viewer', 'tls-rpt/parsedmarc', 'entra-signin']
const names = has
  ? FOLDERS.flatMap((folder) => readdirSync(SAMPLES + folder).map((name) => `${folder}/${name}`))
  : []

/** Counted by hand: successful sessions by domain and policy, then failures by reason. */
const TLS_REPORTS: Readonly<Record<string, readonly string[]>> = {
  'google.json': ['foo-bar.io mta-sts held 1'],
  // Both policies count the same two sessions.
  'microsoft.json': ['random.net dane held 2', 'random.net mta-sts held 2'],
  'no-contact.json': ['server.com mta-sts held 1'],
  'no-policy.json': ['foo-bar.io tls held 1'],
  'no_ip_and_mx.json': ['xxxxxxxx.xx mta-sts held 0', 'sts-policy-fetch-error 3'],
  'rfc-example.json': [
    'company-y.example mta-sts held 5326',
    'starttls-not-supported 200',
    'certificate-expired 100',
    'validation-failure 3',
  ],
  'rfc8460.json': [
    'company-y.example mta-sts held 5326',
    'starttls-not-supported 200',
    'certificate-expired 100',
    'validation-failure 3',
  ],
  // Two failed fetches of one failed session.
  'mail.ru.json': ['example.com mta-sts held 0', 'sts-policy-fetch-error 2'],
  // Inside a mail, packed.
  'google.com_smtp_tls_report.eml': ['cardinalhealth.ca tls held 48'],
  'smtp_tls.json': ['example.com mta-sts held 0', 'validation-failure 3'],
}

async function analyse(path: string) {
  return (await runCli({ [basename(path)]: readFileSync(SAMPLES + path) })).json()
}

// Where the samples are absent no test is registered: nothing is skipped, and nothing is claimed.
if (has) {
  describe('the real evidence', () => {
    const reports = names.filter((name) => name.startsWith('tls-rpt'))

    it('is all looked at', () => {
      expect(reports.map((path) => basename(path)).sort()).toEqual(Object.keys(TLS_REPORTS).sort())
    })

    it.each(reports)('%s: sessions by policy and reason, and no message', async (path) => {
      const { imports, evidence, mailFlow, smtpAuth } = await analyse(path)
      expect(imports).toMatchObject([{ format: 'tls-rpt', rejected: [], messages: 0, error: null }])
      expect([
        ...evidence.tlsOutcomes.map((row) => `${row.domain} ${row.policy} held ${row.succeeded}`),
        ...evidence.tlsFailures.map((row) => `${row.reason} ${row.failed}`),
      ]).toEqual(TLS_REPORTS[basename(path)])
      expect([mailFlow.family, smtpAuth.family]).toEqual([null, null])
    })

    it('is one report where the same one comes from two collections', async () => {
      const rfc = reports.filter((path) => /rfc/.test(path))
      const { evidence } = (
        await runCli(Object.fromEntries(rfc.map((path) => [basename(path), readFileSync(SAMPLES + path)])))
      ).json()
      expect(rfc).toHaveLength(2)
      expect(evidence.tlsOutcomes).toMatchObject([{ succeeded: 5326, failed: 303 }])
    })

    it.each(names.filter((name) => name.startsWith('entra-signin')))('%s: one sign-in', async (path) => {
      const { imports, evidence, smtpAuth } = await analyse(path)
      const day = '2023-07-21'
      expect(imports).toMatchObject([
        { format: 'entra-sign-ins', records: 1, accepted: 1, messages: 1, from: day },
      ])
      expect(evidence.signIns).toEqual([
        {
          user: 'eve@lexcorp.com',
          succeeded: 1,
          failed: 0,
          authentication: { basic: 1 },
          clientIps: ['12.12.12.12'],
          failedClientIps: [],
          firstDay: day,
          lastDay: day,
        },
      ])
      expect(smtpAuth.messages).toBe(0)
    })
  })
} else {
  describe('the real evidence', () => {
    it('is skipped: it is not beside this project', () => {
      expect(names).toEqual([])
    })
  })
}
