import type { JSX } from 'preact'
import { AUTHENTICATIONS, type Authentication } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import { LOOKS } from '../../../reports/unusual-activity.ts'
import { Flyout } from '../../../ui/flyout.tsx'
import { Select } from '../../../ui/select.tsx'
import { authenticationName } from '../../../ui/words.ts'
import { FilterDates } from '../filter-dates.tsx'
import type { PageProps } from '../page-props.ts'
import { lookName, toggledLooks } from './unusual-words.ts'

/** "Filters": Start date and End date, which are the range of the command bar, and the filters of the details table. */
export function FiltersFlyout(props: PageProps & { onClose: () => void }): JSX.Element {
  const { model, view, changeView } = props
  const { range } = model.smtpAuth
  return (
    <Flyout title={t('filters')} onClose={props.onClose}>
      <FilterDates model={model} range={range} onChange={(next) => changeView({ range: next })} />
      <section class="stack">
        <h3>{t('filtersSenders')}</h3>
        <Select<Authentication | ''>
          label={t('columnAuthentication')}
          value={view.authentication ?? ''}
          choices={[
            { value: '', label: t('filtersAnyAuthentication') },
            ...AUTHENTICATIONS.map((name) => ({ value: name, label: authenticationName(name) })),
          ]}
          onChange={(name) => changeView({ authentication: name === '' ? null : name })}
        />
        {LOOKS.map((look) => (
          <label key={look} class="filters-look">
            <input
              type="checkbox"
              checked={view.looks.includes(look)}
              onChange={() => changeView({ looks: toggledLooks(view.looks, look) })}
            />
            {lookName(look)}
          </label>
        ))}
        <p class="small quiet">{t('filtersSendersNote')}</p>
      </section>
      <div class="card-tools">
        <button
          type="button"
          class="button"
          onClick={() => changeView({ range: null, authentication: null, looks: [], find: '' })}
        >
          {t('filtersClear')}
        </button>
      </div>
    </Flyout>
  )
}
