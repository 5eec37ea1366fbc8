import type { JSX } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../platform/i18n.ts'
import { CommandMenu } from './command-menu.tsx'
import { commandsThatFit } from './command-room.ts'
import { Icon, type IconName } from './icon.tsx'
import { rovingTarget } from './roving.ts'
import './controls.css'
import './command-bar.css'

/** Something that can be done, by a verb. */
export interface Command {
  readonly key: string
  readonly title: string
  readonly icon?: IconName
  readonly onPress: () => void
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
}

/** Also in command-bar.css. */
const GAP = 4
const MORE_WIDTH = 40

/** A row of commands. The arrow keys move inside it; what has no room stands behind "More". */
export function CommandBar(props: { label: string; commands: readonly Command[] }): JSX.Element {
  const { commands } = props
  const bar = useRef<HTMLDivElement>(null)
  const fitting = useFitting(bar, commands)
  const [stop, setStop] = useState<string | null>(null)
  const shown = commands.slice(0, fitting)
  const hidden = commands.slice(fitting)
  const isMoreStop = hidden.length > 0 && (stop === 'more' || shown.length === 0)
  const stopKey = shown.some(({ key }) => key === stop) ? stop : shown[0]?.key
  const move = (event: KeyboardEvent): void => {
    const buttons = [
      ...(bar.current?.querySelectorAll<HTMLElement>('[data-command]:not(.commands-hidden)') ?? []),
    ]
    const current = buttons.find((button) => button === event.target)
    const next = current && rovingTarget(buttons, current, event.key, ['ArrowLeft', 'ArrowRight'])
    if (!next) return
    event.preventDefault()
    setStop(next.dataset.command ?? null)
    next.focus()
  }
  return (
    <div class="commands" role="toolbar" aria-label={props.label} ref={bar} onKeyDown={move} tabIndex={-1}>
      {commands.map((command, place) => (
        <button
          key={command.key}
          type="button"
          data-command={command.key}
          class={buttonClass(command, place >= fitting)}
          tabIndex={command.key === stopKey && !isMoreStop ? 0 : -1}
          aria-disabled={command.isDisabled ? 'true' : undefined}
          onClick={() => {
            setStop(command.key)
            if (!command.isDisabled) command.onPress()
          }}
        >
          {command.icon ? <Icon name={command.icon} /> : null}
          {command.title}
        </button>
      ))}
      {hidden.length > 0 ? (
        <CommandMenu label={t('actionMore')} commands={hidden} isStop={isMoreStop} />
      ) : null}
    </div>
  )
}

function buttonClass(command: Command, isHidden: boolean): string {
  const look = command.isPrimary ? 'button-primary' : 'commands-plain'
  return `button ${look}${isHidden ? ' commands-hidden' : ''}`
}

/** How many commands have room, as the bar grows and shrinks. */
function useFitting(bar: { readonly current: HTMLElement | null }, commands: readonly Command[]): number {
  const [fitting, setFitting] = useState(commands.length)
  const titles = commands.map(({ title }) => title).join('\n')
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const measure = (): void => {
      const buttons = [...element.querySelectorAll<HTMLElement>('.button[data-command]:not([aria-haspopup])')]
      const widths = buttons.map((button) => button.offsetWidth)
      setFitting(commandsThatFit(widths, { room: element.clientWidth, gap: GAP, more: MORE_WIDTH }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [bar, titles])
  return Math.min(fitting, commands.length)
}
