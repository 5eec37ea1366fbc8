/** The files of a paste. */
export function filesOf(data: DataTransfer | null): readonly File[] {
  return data ? [...data.files] : []
}

/**
 * The files of a drop, those of dropped folders too, named as they lie there: `logs/RECV1.LOG`. Must be called in the
 * drop's own event; the browser takes the files back afterwards.
 */
export function droppedFiles(data: DataTransfer | null): Promise<readonly File[]> {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null)
  const hasFolder = entries.some((entry) => entry?.isDirectory)
  if (!hasFolder) return Promise.resolve(filesOf(data))
  return listFiles(entries.filter((entry) => entry !== null))
}

/** Files that a system keeps in folders for itself. */
const SYSTEM_FILE = /^(?:\..*|__MACOSX|thumbs\.db|desktop\.ini)$/i

async function listFiles(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const sorted = [...entries].sort((a, b) => (a.fullPath < b.fullPath ? -1 : 1))
  const files: File[] = []
  for (const entry of sorted) {
    if (isFolder(entry)) files.push(...(await listFiles(await entriesOf(entry))))
    else files.push(await fileOf(entry as FileSystemFileEntry))
  }
  return files
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** All that is in a folder: the browser gives it in portions, and an empty one is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return entries.filter(({ name }) => !SYSTEM_FILE.test(name))
    entries.push(...portion)
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  return new File([file], entry.fullPath.replace(/^\//, ''), {
    type: file.type,
    lastModified: file.lastModified,
  })
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
