import { describe, expect, it } from 'vitest'
import { readSources, type Source } from './sources.ts'

interface Rule {
  readonly why: string
  readonly pattern: RegExp
  readonly isAllowedIn?: (path: string) => boolean
}

const isPlatform = (path: string) => path.startsWith('src/platform/')

const RULES: readonly Rule[] = [
  {
    why: 'text is written as text nodes',
    pattern:
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|DOMParser)\b/,
  },
  {
    why: 'the extension API is reached through platform/',
    pattern: /(?<![\w'./-])(chrome|browser)\.[a-z]/,
    isAllowedIn: isPlatform,
  },
  {
    why: 'nothing leaves the browser',
    pattern: /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)/,
  },
  { why: 'no code is made from text', pattern: /\beval\(|new Function\(/ },
  { why: 'the admin is not stopped by a box', pattern: /(?<![\w.])(alert|confirm|prompt)\(/ },
  {
    why: 'a worker starts through the one policy',
    pattern: /new (Shared)?Worker\((?!trustedScriptUrl\()/,
  },
]

describe('what no source contains', () => {
  const sources = readSources()

  it.each(RULES)('$why', (rule) => {
    expect(sources.filter((source) => breaks(rule, source)).map(({ path }) => path)).toEqual([])
  })
})

function breaks({ pattern, isAllowedIn }: Rule, { path, code }: Source): boolean {
  return pattern.test(code) && !isAllowedIn?.(path)
}
