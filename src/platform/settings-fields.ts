import { isRecord } from './message-shapes.ts'

const MIB = 1024 * 1024

/** `system`: as the reader's system is set; in the portal, as the portal is. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** What the admin can choose. Sizes in bytes, shares 0 to 1, ages in whole days. */
export interface Settings {
  readonly keepOriginals: boolean
  readonly maxOriginalSize: number
  /** A file that asks nothing, warns of nothing and rejects nothing is imported without a look at it first. */
  readonly importsAtOnce: boolean
  /** An insight is found above these shares. */
  readonly noTlsShare: number
  readonly tls10Share: number
  /** An insight on fewer known messages is not counted on the badge. */
  readonly fewMessages: number
  /** How long imports are kept after their last day; `null`: for ever. */
  readonly retentionDays: number | null
  /** So long after the last import a reminder comes, and again each time as many days have gone by; `null`: never. */
  readonly reminderDays: number | null
  /** Data are old when their last day lies further back; `null`: never. */
  readonly maxAgeDays: number | null
  /** Whether the background tells of news. It needs the optional permission as well. */
  readonly notifies: boolean
  readonly showsBadge: boolean
  readonly theme: ThemeChoice
}

/** What holds until the admin says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  keepOriginals: true,
  maxOriginalSize: 200 * MIB,
  importsAtOnce: false,
  noTlsShare: 0.25,
  tls10Share: 0.5,
  fewMessages: 20,
  retentionDays: null,
  reminderDays: null,
  maxAgeDays: 14,
  notifies: false,
  showsBadge: true,
  theme: 'system',
}

/** Ten years: no report looks further back, and a larger number is a slip of the finger. */
const MAX_DAYS = 3650
export const MAX_FEW_MESSAGES = 100_000

const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const isSize = (value: unknown): boolean => typeof value === 'number' && value >= 0
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1
const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_FEW_MESSAGES
const isDaysOrNull = (value: unknown): boolean => value === null || isDays(value)

const CHECKS: { readonly [Field in keyof Settings]: (value: unknown) => boolean } = {
  keepOriginals: isBoolean,
  maxOriginalSize: isSize,
  importsAtOnce: isBoolean,
  noTlsShare: isShare,
  tls10Share: isShare,
  fewMessages: isCount,
  retentionDays: isDaysOrNull,
  reminderDays: isDaysOrNull,
  maxAgeDays: isDaysOrNull,
  notifies: isBoolean,
  showsBadge: isBoolean,
  theme: (value) => THEME_CHOICES.some((theme) => theme === value),
}

/** Whether it is a number of days that retention and reminders can have. */
export function isDays(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_DAYS
}

/** Settings as they were stored; what is missing, or not of its type, has its default. */
export function settingsOf(stored: unknown): Settings {
  if (!isRecord(stored)) return DEFAULT_SETTINGS
  const fields = Object.entries(CHECKS).filter(([name, isValid]) => isValid(stored[name]))
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(fields.map(([name]) => [name, stored[name]])) }
}
