import { browser } from './browser.ts'

/** Something that happened, told once. Its `id` says what a click opens. */
export interface Notice {
  readonly id: string
  readonly title: string
  readonly message: string
}

/** Tells it; that the permission is not there, or was taken back, is no error. Returns whether it was told. */
export async function notify({ id, title, message }: Notice): Promise<boolean> {
  try {
    // Without the permission there is no such part of the API.
    const iconUrl = browser.runtime.getURL('icons/icon-128.png')
    await browser.notifications.create(id, { type: 'basic', iconUrl, title, message })
    return true
  } catch {
    return false
  }
}

let isListening = false

/**
 * Calls back with the id of a notification that was clicked, and takes it away. To be called in the first turn, and again
 * when the permission has come: before that the browser has nothing to listen to.
 */
export function onNoticeClicked(listener: (id: string) => void): void {
  const { notifications } = browser as { notifications?: typeof browser.notifications }
  if (isListening || !notifications) return
  isListening = true
  notifications.onClicked.addListener((id) => {
    void notifications.clear(id)
    listener(id)
  })
}
