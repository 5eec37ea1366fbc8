import { browser } from './browser.ts'

/** Rings once after so many minutes, also when the background has died since; replaces one of the same name. */
export async function setAlarm(name: string, delayInMinutes: number): Promise<void> {
  await browser.alarms.create(name, { delayInMinutes })
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener()
  })
}
