import type { Mailing } from '@/domain/store/roles'
import type { ItemFields } from '../records.ts'
import { at, iso } from './shopClock.ts'
import type { Structure } from './structure.ts'

/** A conversation in an open channel; the time of the client's last message decides whether the channel takes ours. */
export interface ChatPlan { connector: 'whatsappbyedna' | 'telegrambot' | 'fbinstagramdirect', lastWroteAt: string, says: string, answer?: string }

/** Phones begin with +996 000, a code no operator has. */
export interface Client {
  name: string
  lastName: string
  phone: string | null
  gender: 'MALE' | 'FEMALE'
  city: 'BISHKEK' | 'OSH'
  shoeSize: number
  isProspect?: boolean
  footNote?: string
  mailing?: Mailing
  birthdate?: string
  /** Contact who recommended this one, and who that is to him. */
  referrer?: [contact: number, relation: string]
  recommended?: number
  loyaltyCard?: string
  chats?: readonly ChatPlan[]
}

export function phoneOf(number: number): string {
  const digits = String(100_000 + number * 37).slice(-6)
  return `+996 000 ${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`
}

const WHATSAPP = 'whatsappbyedna'
const INSTAGRAM = 'fbinstagramdirect'

/** Contacts 1 to 12, each for a way in which a message may, or may not, reach a client. */
export const writtenClients: readonly Client[] = [
  { name: 'Айпери', lastName: 'Садыкова', phone: phoneOf(1), gender: 'FEMALE', city: 'BISHKEK', shoeSize: 37, mailing: 'YES', loyaltyCard: 'AZ-000101', chats: [{ connector: WHATSAPP, lastWroteAt: '2026-11-16T11:40', says: 'Здравствуйте! Те чёрные ботильоны 37-го ещё есть?', answer: 'Здравствуйте, Айпери! Да, одна пара в Бишкеке.' }] },
  { name: 'Бакыт', lastName: 'Эркинов', phone: phoneOf(2), gender: 'MALE', city: 'BISHKEK', shoeSize: 43, mailing: 'YES', chats: [{ connector: WHATSAPP, lastWroteAt: '2026-11-13T18:05', says: 'Спасибо, купон получил', answer: 'Ждём вас в магазине!' }] },
  { name: 'Венера', lastName: 'Исакова', phone: phoneOf(3), gender: 'FEMALE', city: 'BISHKEK', shoeSize: 38, footNote: 'Высокий подъём' },
  { name: 'Гулжан', lastName: 'Токтогулова', phone: null, gender: 'FEMALE', city: 'OSH', shoeSize: 36, isProspect: true },
  { name: 'Дастан', lastName: 'Мамбетов', phone: phoneOf(5), gender: 'MALE', city: 'BISHKEK', shoeSize: 44, mailing: 'YES', chats: [{ connector: 'telegrambot', lastWroteAt: '2026-11-05T15:20', says: 'А кроссовки на зиму будут?', answer: 'Привезём в ноябре, напишем вам.' }] },
  { name: 'Елена', lastName: 'Ким', phone: phoneOf(6), gender: 'FEMALE', city: 'BISHKEK', shoeSize: 39, mailing: 'OPTED_OUT', chats: [{ connector: WHATSAPP, lastWroteAt: '2026-11-16T09:15', says: 'Больше не присылайте рассылку, пожалуйста' }] },
  { name: 'Жибек', lastName: 'Алымкулова', phone: phoneOf(7), gender: 'FEMALE', city: 'OSH', shoeSize: 38, mailing: 'YES', chats: [{ connector: INSTAGRAM, lastWroteAt: '2026-11-11T20:41', says: 'Сколько стоят сапоги с последнего поста?' }, { connector: 'telegrambot', lastWroteAt: '2026-11-12T10:02', says: 'Можно сюда, в директ захожу редко' }] },
  { name: 'Кубан', lastName: 'Тынаев', phone: phoneOf(8), gender: 'MALE', city: 'BISHKEK', shoeSize: 42, mailing: 'YES', recommended: 2, chats: [{ connector: WHATSAPP, lastWroteAt: '2026-11-15T19:30', says: 'Сестра придёт на неделе, подберите ей что-нибудь' }] },
  { name: 'Мээрим', lastName: 'Тынаева', phone: phoneOf(9), gender: 'FEMALE', city: 'BISHKEK', shoeSize: 37, isProspect: true, referrer: [8, 'сестра'] },
  { name: 'Нурлан', lastName: 'Кадыров', phone: phoneOf(10), gender: 'MALE', city: 'BISHKEK', shoeSize: 41, mailing: 'YES', birthdate: '1988-11-16', chats: [{ connector: WHATSAPP, lastWroteAt: '2026-10-28T12:11', says: 'Ношу с удовольствием!' }] },
  { name: 'Ольга', lastName: 'Петренко', phone: phoneOf(11), gender: 'FEMALE', city: 'BISHKEK', shoeSize: 40, isProspect: true, chats: [{ connector: INSTAGRAM, lastWroteAt: '2026-11-16T12:05', says: 'Есть ли 40-й в бежевом?' }] },
  { name: 'Сабина', lastName: 'Рахимова', phone: phoneOf(12), gender: 'FEMALE', city: 'OSH', shoeSize: 36, mailing: 'YES', loyaltyCard: 'AZ-000112', footNote: 'Узкая стопа', chats: [{ connector: WHATSAPP, lastWroteAt: '2026-11-16T10:50', says: 'Во сколько привезёт курьер?', answer: 'Сегодня с 16 до 18 часов.' }] },
]

export function clientFields(structure: Structure, client: Client, created: number): ItemFields {
  const { name, lastName, phone, birthdate, gender, city, shoeSize, footNote, mailing, referrer, recommended, loyaltyCard } = client
  return {
    name,
    lastName,
    typeId: structure.directory(client.isProspect ? 'CONTACT_TYPE.prospect' : 'CONTACT_TYPE.client'),
    assignedById: 2,
    createdTime: iso(created),
    ...(birthdate === undefined ? {} : { birthdate }),
    fm: phone === null ? [] : [{ typeId: 'PHONE', valueType: 'MOBILE', value: phone }],
    ...structure.fields('contact', {
      gender: { option: gender },
      city: { options: [city] },
      shoeSize: { option: `S${shoeSize}` },
      footNote,
      mailing: mailing && { option: mailing },
      referrer: referrer?.[0],
      relation: referrer?.[1],
      recommended,
      loyaltyCard,
    }),
  }
}

/** Chats of contacts as the import takes them, by the time of their last message. */
export function clientChats(clients: readonly Client[], operator: number): Record<string, unknown>[] {
  const chats = clients.flatMap(({ chats: own = [], ...client }, index) => own.map(chat => ({ ...client, chat, contact: index + 1 })))
  return chats.sort((one, other) => one.chat.lastWroteAt < other.chat.lastWroteAt ? -1 : 1).map(({ name, lastName, phone, chat, contact }) => ({
    line: 1,
    connector: chat.connector,
    client: { name: `${name} ${lastName}`, ...(phone === null ? {} : { phone }) },
    crm: [`C_${contact}`],
    operator,
    messages: messagesOf(chat, operator),
  }))
}

/** The answer follows within minutes. */
export function messagesOf({ lastWroteAt, says, answer }: ChatPlan, operator: number): { from: 'client' | number, text: string, time: string }[] {
  const wroteAt = at(lastWroteAt)
  return [
    { from: 'client', text: says, time: iso(wroteAt) },
    ...(answer === undefined ? [] : [{ from: operator, text: answer, time: iso(wroteAt + 4 * 60_000) }]),
  ]
}
