import { createContext } from 'preact'

/** Whether the organisation lets data be saved or copied out of these pages. */
export const ExportAllowed = createContext(true)
