import { browser } from './browser.ts'

/** Rings once after so many minutes, also when the background has died since; replaces one of the same name. */
export async function setAlarm(name: string, delayInMinutes: number): Promise<void> {
  await browser.alarms.create(name, { delayInMinutes })
}

/** Rings once at a time (milliseconds since the epoch), at once where it has passed; `null` takes the alarm away. */
export async function setAlarmAt(name: string, when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(name)
  else await browser.alarms.create(name, { when })
}

/** Rings every so many minutes. One that is set already goes on as it was: setting it anew would put it off. */
export async function keepAlarm(name: string, periodInMinutes: number | null): Promise<void> {
  const known = await browser.alarms.get(name)
  if (periodInMinutes === null) await browser.alarms.clear(name)
  else if (known?.periodInMinutes !== periodInMinutes) await browser.alarms.create(name, { periodInMinutes })
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener()
  })
}

/** The names of all alarms that are set. */
export async function alarmNames(): Promise<readonly string[]> {
  return (await browser.alarms.getAll()).map(({ name }) => name)
}

export async function clearAlarms(): Promise<void> {
  await browser.alarms.clearAll()
}
