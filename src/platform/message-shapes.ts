import {
  FORMS,
  type Form,
  PANEL_WIDTH,
  PLACES,
  type Place,
  type PortalState,
  THEMES,
  type Theme,
} from './portal-words.ts'

/** Whether a value has the shape that its receiver expects. */
export type Guard<T> = (value: unknown) => value is T

const NONCE = /^[0-9a-f]{32}$/
const VIEW_ADDRESS = /^#\/[a-z-]{1,32}(\?[\w=&%+.*-]{0,2000})?$/
const IMPORT_ID = /^[0-9a-zA-Z-]{1,64}$/

export const isNull: Guard<null> = (value) => value === null

export const isPlace: Guard<Place> = (value): value is Place => includes(PLACES, value)

export const isTheme: Guard<Theme> = (value): value is Theme => includes(THEMES, value)

export const isForm: Guard<Form> = (value): value is Form => includes(FORMS, value)

/** 128 bits as hexadecimal digits. */
export const isNonce: Guard<string> = (value): value is string =>
  typeof value === 'string' && NONCE.test(value)

export const isImportId: Guard<string> = (value): value is string =>
  typeof value === 'string' && IMPORT_ID.test(value)

/** The hash of a view of the report, as `formatViewState` writes it. */
export const isViewAddress: Guard<string> = (value): value is string =>
  typeof value === 'string' && VIEW_ADDRESS.test(value)

export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === 'boolean'

/** CSS pixels that the drawer can have. */
export const isPanelWidth: Guard<number> = (value): value is number =>
  Number.isInteger(value) && (value as number) >= PANEL_WIDTH.min && (value as number) <= PANEL_WIDTH.max

/** An object with exactly these fields, each of its shape. */
export function shape<T extends object>(fields: { readonly [K in keyof T]: Guard<T[K]> }): Guard<T> {
  const names = Object.keys(fields) as (keyof T & string)[]
  return (value): value is T =>
    isRecord(value) &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && fields[name](value[name]))
}

/** What a content script answers of itself. */
export const isPortalState: Guard<PortalState> = shape({
  place: isPlace,
  isAnchored: (value): value is boolean | null => value === null || isBoolean(value),
})

/** A plain object, nothing known of its fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function includes(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value)
}
