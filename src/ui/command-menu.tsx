import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Command } from './command-bar.tsx'
import { Icon } from './icon.tsx'
import { rovingTarget } from './roving.ts'

/** A button that opens a menu of commands: arrows move in it, Esc and a click beside it close it, the focus goes back. */
export function CommandMenu(props: {
  label: string
  commands: readonly Command[]
  isStop: boolean
}): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    keepInView(frame.current)
    itemsOf(frame.current)[0]?.focus()
    const closeBeside = (event: Event): void => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeBeside)
    return () => document.removeEventListener('pointerdown', closeBeside)
  }, [isOpen])
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const answer = (event: KeyboardEvent): void => {
    if (!isOpen) return
    if (event.key === 'Tab') setOpen(false)
    const next = rovingTarget(itemsOf(frame.current), document.activeElement as HTMLElement, event.key, [
      'ArrowUp',
      'ArrowDown',
    ])
    if (event.key === 'Escape') close()
    else if (next) next.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it answers for the menu inside, whose items have the focus
    <div class="commands-more" ref={frame} onKeyDown={answer}>
      <button
        ref={opener}
        type="button"
        class="icon-button"
        data-command="more"
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        tabIndex={props.isStop ? 0 : -1}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen ? (
        <div class="commands-menu" role="menu" aria-label={props.label}>
          {props.commands.map((command) => (
            <button
              key={command.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={command.isDisabled ? 'true' : undefined}
              onClick={() => {
                if (command.isDisabled) return
                close()
                command.onPress()
              }}
            >
              {command.icon ? <Icon name={command.icon} /> : null}
              {command.title}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** Opens to the left where the window ends on the right. */
function keepInView(frame: HTMLElement | null): void {
  const menu = frame?.querySelector<HTMLElement>('[role=menu]')
  const beyond = (menu?.getBoundingClientRect().right ?? 0) - document.documentElement.clientWidth + 8
  if (menu && beyond > 0) menu.style.left = `${-beyond}px`
}

function itemsOf(frame: HTMLElement | null): readonly HTMLElement[] {
  return [...(frame?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}
