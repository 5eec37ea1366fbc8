import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../platform/i18n.ts'
import { droppedFiles, fileOfPastedText, filesOf, hasFiles } from './drop-files.ts'
import { Icon } from './icon.tsx'
import './controls.css'
import './drop-zone.css'

type OnFiles = (files: readonly File[]) => void

/** Whether files are being dragged over the window; drops and pastes anywhere in it are handed on. */
export function useDropAnywhere(onFiles: OnFiles): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => listenForFiles({ onFiles: (files) => latest.current(files), onOver: setIsOver }), [])
  return isOver
}

interface FileListener {
  readonly onFiles: OnFiles
  readonly onOver: (isOver: boolean) => void
}

function listenForFiles(listener: FileListener): () => void {
  const ends = new AbortController()
  const options = { signal: ends.signal }
  // Each element under the pointer sends its own enter and leave: only the leave to outside has no related target.
  // The enter is taken as well: a drop right after the pointer came over another element would be refused without it.
  addEventListener('dragenter', (event) => onDragOver(event, listener), options)
  addEventListener('dragover', (event) => onDragOver(event, listener), options)
  addEventListener('dragleave', (event) => event.relatedTarget === null && listener.onOver(false), options)
  // No pointer moves while something is dragged: a drag whose end nobody told is over.
  addEventListener('pointermove', () => listener.onOver(false), options)
  addEventListener('drop', (event) => onDrop(event, listener), options)
  addEventListener('paste', (event) => onPaste(event, listener), options)
  return () => ends.abort()
}

function onDragOver(event: DragEvent, { onOver }: FileListener): void {
  if (!hasFiles(event.dataTransfer)) return
  event.preventDefault()
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  onOver(true)
}

function onDrop(event: DragEvent, { onFiles, onOver }: FileListener): void {
  onOver(false)
  if (!hasFiles(event.dataTransfer)) return
  event.preventDefault()
  droppedFiles(event.dataTransfer).then(
    (files) => files.length > 0 && onFiles(files),
    // A folder that went away while it was read: what can be had is what the browser lists.
    () => {},
  )
}

function onPaste(event: ClipboardEvent, { onFiles }: FileListener): void {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
  const files = filesOf(event.clipboardData)
  const pasted = fileOfPastedText(event.clipboardData?.getData('text/plain') ?? '')
  if (files.length > 0) onFiles(files)
  else if (pasted) onFiles([pasted])
}

/** The cover over the page while files hang over it. */
export function DropOverlay(): JSX.Element {
  return (
    <div class="drop-overlay" aria-hidden="true">
      <div class="drop-overlay-text">
        <Icon name="import" /> {t('dropHere')}
      </div>
    </div>
  )
}

/** The browser's file dialog: what opens it, and the hidden field that it belongs to. */
export function useFileDialog(onFiles: OnFiles): { readonly open: () => void; readonly field: JSX.Element } {
  const input = useRef<HTMLInputElement>(null)
  const field = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      aria-label={t('importFiles')}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])]
        // Emptied, so that the same file can be chosen again.
        event.currentTarget.value = ''
        if (files.length > 0) onFiles(files)
      }}
    />
  )
  return { open: () => input.current?.click(), field }
}

/** The button that opens the browser's file dialog. */
export function ImportButton(props: { onFiles: OnFiles; isPrimary?: boolean; label?: string }): JSX.Element {
  const { open, field } = useFileDialog(props.onFiles)
  return (
    <>
      <button type="button" class={props.isPrimary ? 'button button-primary' : 'button'} onClick={open}>
        <Icon name="import" /> {props.label ?? t('actionImport')}
      </button>
      {field}
    </>
  )
}

/** The place that invites a drop; the drop itself is taken anywhere on the page. */
export function DropZone(props: { onFiles: OnFiles; isOver: boolean }): JSX.Element {
  return (
    <div class={props.isOver ? 'drop-zone drop-zone-over' : 'drop-zone'}>
      <p>{t('dropInvite')}</p>
      <ImportButton onFiles={props.onFiles} label={t('actionChooseFiles')} isPrimary />
      <p class="small quiet">{t('dropPrivacy')}</p>
    </div>
  )
}
