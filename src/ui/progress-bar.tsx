import type { JSX } from 'preact'
import './controls.css'

/** How far something is. Without a known `total` it only says that it goes on. */
export function ProgressBar(props: { label: string; done: number; total: number }): JSX.Element {
  const { label, done, total } = props
  // Shown as going on while nothing is done: an empty bar looks stuck.
  const value = total > 0 && done > 0 ? { value: Math.min(done, total), max: total } : {}
  return <progress class="progress-bar" aria-label={label} {...value} />
}
