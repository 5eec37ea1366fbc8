import { type EpochDay, epochDay } from './day.ts'

/** A date that Microsoft announced: it moved before and may move again, so it stands with its source. */
export interface AnnouncedDate {
  readonly day: EpochDay
  /** Who says so. */
  readonly source: string
  readonly url: string
  /** When somebody last read it there. */
  readonly checkedOn: EpochDay
}

/**
 * SMTP AUTH Basic authentication is off by default for existing tenants ("End of December 2026"); admins can switch it on
 * again. New tenants never have it. When it ends for good is to be announced in the second half of 2027.
 * Exchange Team Blog, "Updated Exchange Online SMTP AUTH Basic Authentication Deprecation Timeline", 27 January 2026.
 */
export const BASIC_OFF_BY_DEFAULT: AnnouncedDate = {
  day: epochDay(2026, 12, 31),
  source: 'Exchange Team Blog',
  url: 'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835',
  checkedOn: epochDay(2026, 11, 21),
}
