import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import {
  type ColumnMapping,
  fingerprintOf,
  formatMappings,
  parseMappings,
} from '../../../facts/column-mapping.ts'
import { t } from '../../../platform/i18n.ts'
import { formatName } from '../../../ui/words.ts'
import { saveFile } from '../../shared/save-file.ts'
import type { Mappings } from '../../shared/use-mappings.ts'

/** What was said of unknown headers: used for every such file to come, to be forgotten, taken along and brought back. */
export function KnownMappings({ mappings, save }: Mappings): JSX.Element {
  const [hasFailed, setHasFailed] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined): Promise<void> => {
    const found = file ? parseMappings(await file.text()) : null
    setHasFailed(file !== undefined && found === null)
    if (found) save([...found, ...mappings])
  }
  return (
    <section class="card" aria-labelledby="mappings-title">
      <h2 id="mappings-title">{t('mappingsTitle', { count: mappings.length })}</h2>
      <p class="quiet">{t('mappingsLead')}</p>
      <ul class="import-list">
        {mappings.map((mapping) => (
          <KnownMapping
            key={keyOf(mapping)}
            mapping={mapping}
            onForget={() => save(mappings.filter((other) => other !== mapping))}
          />
        ))}
      </ul>
      <div class="review-buttons">
        {mappings.length > 0 ? (
          <button
            type="button"
            class="button button-small"
            onClick={() => saveFile('column-mappings.json', 'application/json', formatMappings(mappings))}
          >
            {t('mappingsExport')}
          </button>
        ) : null}
        <button type="button" class="button button-small" onClick={() => input.current?.click()}>
          {t('mappingsImport')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('mappingsImport')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            void take(file)
          }}
        />
      </div>
      {hasFailed ? <p role="alert">{t('mappingsWrong')}</p> : null}
    </section>
  )
}

function KnownMapping({ mapping, onForget }: { mapping: ColumnMapping; onForget: () => void }): JSX.Element {
  const columns = mapping.columns.map(([column, field]) => `${column} → ${field}`).join(', ')
  return (
    <li class="import">
      <div class="import-head">
        <h3>{mapping.format ? formatName(mapping.format) : t('mappingsAnyFormat')}</h3>
        <p class="quiet small isolated">{columns}</p>
      </div>
      <div class="import-buttons">
        <button
          type="button"
          class="button button-small"
          aria-label={t('mappingsForgetOf', { columns })}
          onClick={onForget}
        >
          {t('mappingsForget')}
        </button>
      </div>
    </li>
  )
}

function keyOf({ header, columns }: ColumnMapping): string {
  return header ? fingerprintOf(header) : JSON.stringify(columns)
}
