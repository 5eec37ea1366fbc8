/** @import { Kind } from './tables.mjs' */
import { EXTENDED_COLUMNS } from '../data/extended.mjs'
import { SUMMARY_COLUMNS } from '../data/summary.mjs'

/**
 * The question as SQL, for DuckDB. Nothing is left for it to find out: header, delimiter and types are given, and
 * only the size is read as a number.
 * @param {Kind} kind
 * @param {string} file a path, or the name of a registered file; without a `'`
 */
export function groupingQuery(kind, file) {
  return kind === 'summary'
    ? `SELECT substr(origin_timestamp_utc, 1, 10) AS day, sender_address AS sender, connector_id AS third, ${COUNTS}
       FROM ${csv(file, SUMMARY_COLUMNS)}
       WHERE directionality = 'Incoming' OR connector_id <> '' OR contains(recipient_status, 'Send') GROUP BY ALL`
    : `SELECT substr(date_time_utc, 1, 10) AS day, sender_address AS sender,
              regexp_extract(custom_data, 'tlsversion=([^;]*)', 1) AS third, ${COUNTS}
       FROM ${csv(file, EXTENDED_COLUMNS)}
       WHERE source = 'SMTP' AND (event_id = 'SENDEXTERNAL'
             OR (event_id = 'RECEIVE' AND NOT suffix(client_hostname, '.prod.outlook.com'))) GROUP BY ALL`
}

const COUNTS = 'count(*)::DOUBLE AS messages, sum(total_bytes)::DOUBLE AS bytes'

/** @param {string} file @param {readonly string[]} columns */
function csv(file, columns) {
  const types = columns.map((name) => `'${name}': '${name === 'total_bytes' ? 'BIGINT' : 'VARCHAR'}'`)
  return `read_csv('${file}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\r\\n', columns = {${types.join(', ')}})`
}

/** Both builds of DuckDB read what a session is told the same way. */
export const ONE_THREAD = 'SET threads = 1'
/** Exports need not come out in the order in which they went in. */
export const ANY_ORDER = 'SET preserve_insertion_order = false'
