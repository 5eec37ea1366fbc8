import { main } from '../../../src/cli/main.ts'

/** What the command line says of the files, as far as the tests compare it with the screen. */
export interface Analysis {
  readonly imports: readonly { readonly format: string; readonly sha256: string; readonly messages: number }[]
  readonly smtpAuth: {
    readonly clients: number
    readonly messages: number
    readonly senders: readonly { readonly address: string; readonly messages: number }[]
  }
  readonly mailFlow: {
    readonly internal: number
    readonly inbound: { readonly messages: number }
    readonly outbound: { readonly messages: number }
    readonly connectors: readonly {
      readonly direction: 'inbound' | 'outbound'
      readonly connector: string | null
      readonly messages: number
      readonly tls: Readonly<Record<string, number>>
      readonly byDay: readonly {
        readonly date: string
        readonly messages: number
        readonly tls: Readonly<Record<string, number>>
        readonly forcedTls?: string
      }[]
    }[]
  }
  readonly evidence: { readonly signedInWithoutMessages: readonly { readonly user: string }[] | null }
  readonly insights: readonly { readonly id: string; readonly connector: string }[]
}

/** `npm run -s analyze -- --format json …`, in this process. */
export async function analyze(...args: readonly string[]): Promise<Analysis> {
  const lines: string[] = []
  const code = await main(['--format', 'json', ...args], {
    out: (line) => lines.push(line),
    error: (line) => lines.push(line),
  })
  if (code !== 0) throw new Error(lines.join('\n'))
  return JSON.parse(lines.join('\n'))
}
