import type { JSX } from 'preact'
import type { UnknownTable } from '../../engine/unknown-table.ts'
import { t } from '../../platform/i18n.ts'

/** The first records of a table as they stand in the file. */
export function MappingPreview({ table, file }: { table: UnknownTable; file: string }): JSX.Element {
  const label = t('mappingPreview', { count: table.rows.length, file })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="mapping-preview" aria-label={label} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {table.header.map((name, column) => (
              <th key={column} scope="col" class="isolated">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((text, column) => (
                <td key={column} class="isolated">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
