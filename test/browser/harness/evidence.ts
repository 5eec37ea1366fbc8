/** Two SMTP AUTH sign-ins of one user, one of them refused, and a sign-in of a browser. */
export const SIGN_INS = [
  'Date (UTC),Request ID,User agent,Username,Authentication Protocol,IP address,Status,Sign-in error code,Client app',
  '2025-11-18T08:00:00Z,d9ae0e20-0000-4000-8000-000000000001,BAV2ROPC,Scan@contoso.com,ROPC,203.0.113.9,Success,0,Authenticated SMTP',
  '2025-11-18T09:00:00Z,d9ae0e20-0000-4000-8000-000000000002,BAV2ROPC,scan@contoso.com,ROPC,192.0.2.1,Failure,50126,Authenticated SMTP',
  '2025-11-19T09:00:00Z,d9ae0e20-0000-4000-8000-000000000003,Mozilla/5.0,ann@contoso.com,none,192.0.2.2,Success,0,Browser',
].join('\r\n')

/** One report of one policy: 10 of 100 sessions failed. */
export const TLS_REPORT = JSON.stringify({
  'organization-name': 'Fabrikam Mail',
  'date-range': { 'start-datetime': '2025-11-18T00:00:00Z', 'end-datetime': '2025-11-18T23:59:59Z' },
  'report-id': 'r1',
  policies: [
    {
      policy: { 'policy-type': 'sts', 'policy-domain': 'contoso.com' },
      summary: { 'total-successful-session-count': 90, 'total-failure-session-count': 10 },
      'failure-details': [{ 'result-type': 'certificate-expired', 'failed-session-count': 10 }],
    },
  ],
})
