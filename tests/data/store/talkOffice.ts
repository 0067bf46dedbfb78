import type { LineDelivery, Switches } from 'b24-local-portal'
import type { PortalCodes } from '@/domain/blueprint/items'
import { readStoreMap } from '@/domain/store/map'
import { storeRulesOf } from '@/domain/store/rules'
import { openClaimFolder } from '@/services/portal/claim/folder'
import { lookAt } from '@/services/portal/writes/guardedRecord'
import type { CardRecord, Store } from '@/services/store/types'
import { messageTexts } from '@/solutions/store/settings/texts'
import { fastClock, openCompany } from '../people.ts'
import type { Company } from '../people.ts'

const RATE = 40
export const clock = fastClock(RATE)
const entityTypeIds = { lead: 1, deal: 2, contact: 3 } as const
const LINE = 3

/** Shop with two employees in an open channel, a lead with a coupon, its contact, and a deal of theirs. */
export interface TalkOffice extends Company {
  stores: Store[]
  lead: CardRecord
  contact: CardRecord
  deal: CardRecord
  /** Lets the client write by a channel for a record: `L_1`. @returns the chat */
  hear: (crm: string, connector?: string, text?: string) => Promise<number>
  /** What went to the client, oldest first. */
  outbox: () => Promise<LineDelivery[]>
  fieldsOf: (on: CardRecord) => Promise<Readonly<Record<string, unknown>>>
  pass: (seconds: number) => Promise<unknown>
  /** Moves what was said in a chat so many hours into the past. */
  age: (chat: number, hours: number) => void
  strike: (method: string, action: object) => Promise<unknown>
}

export interface TalkOptions { settings?: Record<string, unknown>, people?: number, switches?: Partial<Switches>, limits?: object, joiners?: 'all' | number[], withoutClaims?: boolean }

/** @param settings Those of the store, by their roles. */
export async function openTalkOffice({ settings = {}, people = 2, switches = {}, limits = {}, joiners = 'all', withoutClaims = false }: TalkOptions = {}): Promise<TalkOffice> {
  const company = await openCompany({ people, clockRate: RATE, switches, limits, scopes: ['crm', 'disk', 'user', 'im', 'imopenlines'] })
  const { control } = company
  const codes: Record<string, string> = { 'pipeline:store': '0' }
  const addField = async (entity: 'lead' | 'deal' | 'contact', role: string, type: string) => {
    await control.rest(`crm.${entity}.userfield.add`, { fields: { FIELD_NAME: `T_${role.toUpperCase()}`, USER_TYPE_ID: type, LABEL: role } })
    codes[`field:${entity}.${role}`] = `UF_CRM_T_${role.toUpperCase()}`
  }
  for (const entity of ['lead', 'deal', 'contact'] as const) {
    await addField(entity, 'messages', 'string')
    await addField(entity, 'request', 'string')
  }
  for (const [role, type] of [['couponCode', 'string'], ['couponUntil', 'datetime'], ['offer', 'string'], ['couponDeal', 'integer'], ['couponUsedAt', 'datetime']] as const)
    await addField('lead', role, type)
  await addField('deal', 'holdUntil', 'datetime')
  await addField('deal', 'coupon', 'integer')
  const contactId = (await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 3, fields: { name: 'Айгуль', fm: [{ typeId: 'PHONE', valueType: 'MOBILE', value: '+996 555 000111' }] } })).item.id
  const leadId = (await control.rest<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1, useOriginalUfNames: 'Y',
    fields: { title: 'Купон ко дню рождения', contactId, UF_CRM_T_COUPONCODE: '7K4M2PX95D', UF_CRM_T_COUPONUNTIL: '2026-12-09T23:59:59+06:00', UF_CRM_T_OFFER: 'скидка 10 %' },
  })).item.id
  const dealId = (await control.rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: 2, useOriginalUfNames: 'Y', fields: { title: 'Ботинки', contactId, UF_CRM_T_HOLDUNTIL: '2026-12-01T20:00:00+06:00', UF_CRM_T_COUPON: leadId } })).item.id
  await control.send('POST', '/_portal/import', { openLines: [{ id: LINE, name: 'Бишкек', queue: [company.people[0]!.userId], joiners }] })
  if (!withoutClaims)
    codes['folder:claims'] = String((await openClaimFolder(company.people[0]!.calls, 'Cardinal claims')).id)
  const appOptions = {
    'cardinal.map': JSON.stringify({ version: 2, solutions: {}, codes } satisfies PortalCodes),
    'cardinal.settings.store': JSON.stringify({ version: 1, values: { 'rating.form.operator': 'https://shop.bitrix24.ru/~rate', ...settings } }),
  }
  const texts = Object.fromEntries(messageTexts.map(({ role, default: text }) => [role, text])) as Store['texts']
  const stores = company.people.map(({ calls, userId }): Store => ({
    calls, map: readStoreMap(appOptions)!, rules: storeRulesOf(appOptions), texts, tasks: [], appOptions, me: { id: userId, name: `Сотрудник ${userId}`, isAdmin: false }, roles: ['operator'], locale: 'ru',
  }))
  await control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
  const state = () => control.get<{ lines: { outbox: LineDelivery[] } }>('/_portal/state')
  return {
    ...company, stores, lead: { entity: 'lead', id: leadId }, contact: { entity: 'contact', id: contactId }, deal: { entity: 'deal', id: dealId },
    async hear(crm, connector = 'whatsappbyedna', text = 'Есть 38?') {
      return Number((await control.send<{ chat: number }>('POST', '/_portal/openlines/messages', { connector, client: { name: 'Айгуль', phone: '+996 555 000111' }, crm: [crm], text })).chat)
    },
    outbox: async () => (await state()).lines.outbox,
    async fieldsOf({ entity, id }) {
      return (await lookAt(company.people[0]!.calls, { entityTypeId: entityTypeIds[entity as 'lead'], id })).fields
    },
    pass: seconds => control.send('POST', '/_portal/clock', { advanceSeconds: seconds }),
    age(chat, hours) {
      const { lines, chats } = company.running.portal.state
      const earlier = (time: string) => new Date(Date.parse(time) - hours * 3_600_000).toISOString()
      const dialog = lines.dialogs.get(chat)!
      dialog.lastClientTime = earlier(dialog.lastClientTime!)
      for (const message of chats.messages.values()) {
        if (message.chatId === chat)
          message.createdTime = earlier(message.createdTime)
      }
    },
    strike: (method, action) => control.send('POST', '/_portal/faults', { when: { method, times: 1 }, do: action }),
  }
}
