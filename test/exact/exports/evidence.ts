import fc from 'fast-check'
import { type ExactExport, line, tableExport } from './exact-export.ts'

/** Few requests, so that many records are of one. */
const id = fc.constantFrom(
  'd9ae0e20-0000-4000-8000-000000000001',
  'D9AE0E20000040008000000000000001',
  'd9ae0e20-0000-4000-8000-000000000002',
  'no guid',
  '',
)

export const entraSignInsExport = tableExport(
  'Date (UTC),Request ID,Username,Status,Sign-in error code,IP address,Client app,User agent,Authentication Protocol',
  fc
    .tuple(
      fc.constantFrom('2026-11-18T23:59:59Z', '2026-11-19T00:00:00Z', '2026-11-19T08:00:00.1234567Z', 'soon'),
      id,
      fc.constantFrom('Scan@contoso.com', 'app@fabrikam.com', ''),
      fc.constantFrom('Success', 'Failure', 'Interrupted', ''),
      fc.constantFrom('0', '50126', ''),
      fc.constantFrom('203.0.113.9', '2001:db8::1', ''),
      fc.constantFrom('Authenticated SMTP', 'Authenticated SMTP', 'SMTP', 'Browser'),
      fc.constantFrom('BAV2ROPC', 'Mozilla/5.0', ''),
      fc.constantFrom('ROPC', 'oAuth2', 'none'),
    )
    .map(line),
)

const sessions = fc.constantFrom(0, 1, 7, 40, -1, 1.5)

const policy = fc.record({
  policy: fc.record({
    'policy-type': fc.constantFrom('sts', 'tlsa', 'no-policy-found'),
    'policy-domain': fc.constantFrom('contoso.com', 'Contoso.com', 'fabrikam.com'),
  }),
  summary: fc.record({
    'total-successful-session-count': sessions,
    'total-failure-session-count': sessions,
  }),
  'failure-details': fc.option(
    fc.array(
      fc.record({
        'result-type': fc.constantFrom('certificate-expired', 'starttls-not-supported'),
        'failed-session-count': sessions,
      }),
      { maxLength: 2 },
    ),
  ),
})

/** Reports, one a line. Their ids are few, so that many are copies of another that count something else. */
export const tlsRptExport: ExactExport = {
  unit: fc
    .record({
      'organization-name': fc.constantFrom('Fabrikam Mail', 'Example Mail'),
      'date-range': fc.record({
        'start-datetime': fc.constantFrom('2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z', 'soon'),
        'end-datetime': fc.constantFrom('2026-11-19T00:00:00Z', '2026-11-19T23:59:59Z'),
      }),
      'report-id': fc.constantFrom('1', '2'),
      policies: fc.array(policy, { maxLength: 3 }),
    })
    .map((report) => JSON.stringify(report)),
  broken: fc.constantFrom('null', '[]', '{}', '{"policies":[1,null,{"policy":{}}],"report-id":7}', '{"a":'),
  text: (units) => units.map((unit) => `${unit}\n`).join(''),
  deal: 'freely',
}

export const outboundSecurityExport = tableExport(
  'Recipient Domain,Security Type,Count of Messages Blocked,Distinct Error Generated for Domain',
  fc
    .tuple(
      fc.constantFrom('contoso.com', 'Contoso.com', 'fabrikam.com', ''),
      fc.constantFrom('SMTP DANE', 'MTA-STS', 'TLS', 'S/MIME'),
      fc.constantFrom('0', '1', '7', '1,234', 'many', ''),
      fc.constantFrom('tlsa-invalid', '3', ''),
    )
    .map(line),
  { deal: 'whole' },
)
