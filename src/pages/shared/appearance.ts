import { onSettingsChanged, readSettings } from '../../platform/settings.ts'
import type { ThemeChoice } from '../../platform/settings-fields.ts'

type Theme = 'light' | 'dark'

/** The look of a page of ours. */
export interface Appearance {
  /** What is around the page, where that is not the reader's system: the portal. */
  surround(theme: Theme): void
}

/** The theme that a page takes; `null` leaves it to the reader's system. */
function themeOf(choice: ThemeChoice, surround: Theme | null): Theme | null {
  return choice === 'system' ? surround : choice
}

/**
 * Gives the page the theme that the admin has chosen, now and whenever the choice changes in any other page. Tokens are
 * `light-dark()`, so that the root's `color-scheme` is all that has to change (`ui/theme.css`).
 */
export function followAppearance(): Appearance {
  let choice: ThemeChoice = 'system'
  let surround: Theme | null = null
  const draw = (): void => {
    const theme = themeOf(choice, surround)
    if (theme === null) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  const read = async (): Promise<void> => {
    choice = (await readSettings()).theme
    draw()
  }
  // A choice that cannot be read is none.
  const follow = (): void => void read().catch(() => {})
  onSettingsChanged(follow)
  follow()
  return {
    surround(theme) {
      surround = theme
      draw()
    },
  }
}
