import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'

/** Changes between a chart and its table twin. */
export function TableSwitch(props: { isTable: boolean; onChange: (isTable: boolean) => void }): JSX.Element {
  return (
    <button type="button" class="button button-quiet" onClick={() => props.onChange(!props.isTable)}>
      {props.isTable ? t('showAsChart') : t('showAsTable')}
    </button>
  )
}
