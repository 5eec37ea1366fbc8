/** The files of a drop or a paste. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  return data ? [...data.files] : []
}

/** Whether a drag brings files, as far as the browser says before the drop. */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

/** A name that says where the text came from. */
const PASTED_FILE_NAME = 'pasted-table.csv'

/** A pasted table as a file, or `null` when the text is no table: at least two lines and a delimiter in the first. */
export function fileOfPastedText(text: string): File | null {
  const [head = '', ...rest] = text.trim().split(/\r\n|\r|\n/)
  const isTable = rest.length > 0 && /[,;\t]/.test(head)
  return isTable ? new File([text], PASTED_FILE_NAME, { type: 'text/csv' }) : null
}
