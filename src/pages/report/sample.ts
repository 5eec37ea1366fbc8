/** Name of the bundled sample; it lies in `sample/` at the root of the repository. */
const SAMPLE_NAME = 'MTDetail_sample.csv'

/** The bundled sample as a file like any that is dropped. */
export async function loadSample(): Promise<File> {
  const { default: text } = await import('../../../sample/MTDetail_sample.csv?raw')
  // Without a date, as a paste: its invented week need not end yesterday.
  return new File([text], SAMPLE_NAME, { type: 'text/csv', lastModified: 0 })
}

/** Whether the address asks for the sample; once, so that a reload does not import it again. */
export function takeSampleWish(): boolean {
  const url = new URL(location.href)
  if (!url.searchParams.has('sample')) return false
  url.searchParams.delete('sample')
  history.replaceState(null, '', url)
  return true
}
