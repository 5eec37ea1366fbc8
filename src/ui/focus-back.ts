/** Where the focus was before something opened over the page. */
export interface WayBack {
  /** What opened it; `null` where the address did. */
  readonly opener: HTMLElement | null
  /** What takes the focus when the opener is gone: the list that the row was in, marked by `data-focus-home`. */
  readonly home: HTMLElement | null
}

export function rememberFocus(): WayBack {
  const active = document.activeElement
  const opener = active instanceof HTMLElement && active !== document.body ? active : null
  return { opener, home: opener?.closest<HTMLElement>('[data-focus-home]') ?? null }
}

/** Gives the focus to the opener, to its list where that row is gone, else to the page's main part. */
export function focusBack({ opener, home }: WayBack): void {
  const known = [opener, home].find((element) => element?.isConnected)
  if (known) known.focus()
  else mainPart()?.focus({ preventScroll: true })
}

function mainPart(): HTMLElement | null {
  const main = document.querySelector<HTMLElement>('main')
  if (main && !main.hasAttribute('tabindex')) main.tabIndex = -1
  return main
}
