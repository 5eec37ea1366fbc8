import type { JSX } from 'preact'

/** Strokes on a grid of 16. */
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  import: 'M8 2v8M4.8 7.2L8 10.4l3.2-3.2M3 13.5h10',
  open: 'M9.5 2.5h4v4M13.5 2.5L8 8M11.5 9.5v4h-9v-9h4',
  warning: 'M8 2.2L14.4 13.5H1.6zM8 6.4v3.4M8 11.4v.4',
  info: 'M8 1.8a6.2 6.2 0 1 0 .01 0M8 7.2v4M8 4.8v.4',
  check: 'M3 8.6l3.2 3.2L13 4.8',
  file: 'M4 1.8h5l3 3v9.4H4zM9 1.8v3h3',
  gear: 'M8 5.6a2.4 2.4 0 1 0 .01 0M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M3.5 12.5l1.4-1.4M11.1 4.9l1.4-1.4',
  lock: 'M4 7.2h8v6.6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3h-3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  bulb: 'M5.8 11.2c-.2-1.3-1.8-2.2-1.8-4.4a4 4 0 0 1 8 0c0 2.2-1.6 3.1-1.8 4.4zM6.2 13.8h3.6',
} as const

export type IconName = keyof typeof PATHS

/** A drawing beside words; never the only carrier of a meaning. */
export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[props.name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
