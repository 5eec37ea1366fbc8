import type { FormatName, Question } from '../../facts/vocabulary.ts'
import type { Place } from '../../platform/portal-words.ts'

/** What of the panel fits the page around it; the insights stand everywhere. */
export interface PanelView {
  readonly widgets: readonly Question[]
  /** The report below them. */
  readonly report: Question | null
  /** The exports that this view needs, where the portal page is one to have them from. */
  readonly guides: readonly FormatName[]
  /** The portal's page is the very one that the guide's first click opens. */
  readonly isAtGuide: boolean
  /** Files come first, with what the last import said. */
  readonly isForFiles: boolean
}

const BOTH: PanelView = {
  widgets: ['smtp-auth', 'mail-flow'],
  report: null,
  guides: [],
  isAtGuide: false,
  isForFiles: false,
}

const CONNECTOR_REPORT: PanelView = {
  ...BOTH,
  widgets: ['mail-flow'],
  report: 'mail-flow',
  guides: ['inbound-outbound-messages'],
  isAtGuide: true,
}

/** What the panel shows at a place of the portal. */
export function panelViewAt(place: Place): PanelView {
  switch (place) {
    case 'smtp-auth':
      return {
        ...BOTH,
        widgets: ['smtp-auth'],
        report: 'smtp-auth',
        guides: ['smtp-auth-clients'],
        isAtGuide: true,
      }
    case 'inbound-messages':
    case 'outbound-messages':
      return CONNECTOR_REPORT
    case 'message-trace':
      return { ...BOTH, widgets: [], guides: ['extended-trace'], isForFiles: true }
    case 'mail-flow-reports':
      return { ...BOTH, guides: ['smtp-auth-clients', 'inbound-outbound-messages'] }
    case 'connectors':
      return { ...BOTH, widgets: ['mail-flow'] }
    case 'home':
    case 'rules':
    case 'other':
      return BOTH
  }
}
