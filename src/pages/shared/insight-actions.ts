import type { StatedInsight } from '../../insights/insight-state.ts'
import type { Services } from './services.ts'
import type { Imports } from './use-imports.ts'

/** What an admin can say of an insight. */
export interface InsightActions {
  /** It is known; the note says why it stays. */
  acknowledge(insight: StatedInsight, note: string): void
  takeBack(insight: StatedInsight): void
}

/** The actions as calls to the engine, the one writer; a failed one is shown by `imports`. */
export function createInsightActions(
  { engine }: Pick<Services, 'engine'>,
  { run }: Pick<Imports, 'run'>,
): InsightActions {
  return {
    acknowledge: (insight, note) =>
      run(() =>
        engine.call('acknowledgeInsight', {
          ...identityOf(insight),
          share: insight.standingShare,
          note: note.trim(),
        }),
      ),
    takeBack: (insight) => run(() => engine.call('takeBackInsight', identityOf(insight))),
  }
}

function identityOf({ id, direction, connector }: StatedInsight) {
  return { insight: id, direction, connector }
}
