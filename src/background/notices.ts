import { backgroundText } from '../platform/background-text.ts'
import { type Notice, notify, onNoticeClicked } from '../platform/notifications.ts'
import type { News } from './news.ts'
import { openView } from './report.ts'

/** What a click on a notification opens. A notification's id is its kind: a later one takes the place of an older. */
export const NOTICE_ADDRESSES: Readonly<Record<News['kind'], string>> = {
  insights: '#/insights',
  senders: '#/smtp-auth?as=table&look=new',
  old: '#/imports',
  reminder: '#/imports',
}

const MOST_NAMES = 3

export async function notifyOf(news: News): Promise<void> {
  await notify(noticeOf(news))
}

/** Opens the view that a notification is of, when it is clicked. */
export function followNotices(): void {
  onNoticeClicked((id) => {
    if (isKind(id)) void openView(NOTICE_ADDRESSES[id])
  })
}

/** News in words: the number first, then names, as many as there is room for. */
export function noticeOf(news: News): Notice {
  switch (news.kind) {
    case 'insights':
      return {
        id: news.kind,
        title: backgroundText('noticeInsights', { count: news.connectors.length }),
        message: namesOf(news.connectors),
      }
    case 'senders':
      return {
        id: news.kind,
        title: backgroundText('noticeSenders', { count: news.addresses.length }),
        message: namesOf(news.addresses),
      }
    case 'old':
      return {
        id: news.kind,
        title: backgroundText('noticeOld', { count: news.days }),
        message: backgroundText('noticeImport'),
      }
    case 'reminder':
      return {
        id: news.kind,
        title: backgroundText('noticeReminder', { count: news.days }),
        message: backgroundText('noticeImport'),
      }
  }
}

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return more > 0 ? backgroundText('noticeMore', { names: shown, count: more }) : shown
}

function isKind(id: string): id is News['kind'] {
  return Object.hasOwn(NOTICE_ADDRESSES, id)
}
