import { callsOf } from '../cardinal.ts'
import { PlainError } from '../plainError.ts'
import type { PortalClient } from '../portalClient.ts'
import { at } from './shopClock.ts'

type Notice = [from: number, to: number, time: string, text: string]

/** What people were told this morning and have not read yet. */
const notices: Notice[] = [
  [3, 10, '2026-11-16T09:26', 'Пересмотреть предложение: [URL=/crm/lead/details/7/]Дастан Мамбетов, кроссовки[/URL]'],
  [7, 2, '2026-11-16T10:15', 'Принял онлайн-продажу: [URL=/crm/lead/details/5/]Бакыт Эркинов, зимние ботинки[/URL]'],
  [8, 5, '2026-11-16T12:18', 'Клиент идёт на кассу: [URL=/crm/lead/details/6/]Венера Исакова, покупка в зале[/URL]'],
  [1, 2, '2026-11-16T12:21', 'Новое обращение: [URL=/crm/lead/details/1/]Алина, WhatsApp[/URL]'],
  [6, 9, '2026-11-16T12:29', 'Посетитель ждёт продавца'],
]

/**
 * Sends them, each at its time.
 *
 * @see https://apidocs.bitrix24.com/api-reference/chats/notifications/im-notify-personal-add.html
 */
export async function sendNotices(portal: PortalClient): Promise<void> {
  for (const [from, to, time, text] of notices) {
    await portal.control('clock', { now: at(time), freeze: true })
    const outcome = await (await callsOf(portal, from)).write('im.notify.personal.add', { USER_ID: to, MESSAGE: text })
    if (outcome.kind !== 'done')
      throw new PlainError(`A notice to ${to} was not taken.`)
  }
}
