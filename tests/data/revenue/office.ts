import { readRecord } from '@/domain/revenue/record'
import type { PortalCalls } from '@/services/portal/types'
import type { Clock } from '@/services/portal/writes/lookUp'
import { Recalculation } from '@/services/revenue/recalculate'
import type { RecalculationOptions, RunResult } from '@/services/revenue/recalculate'
import { soon } from '../people.ts'
import type { Club } from './club.ts'
import { portalCodes, recount, valueOf, writtenTotals } from './recount.ts'
import type { CountedDeal, RecountSettings } from './recount.ts'

export const DEAL = 2
export const CONTACT = 3
export const usual: RecountSettings = { rule: 'equal', yearBy: 'closing', currency: 'RUB' }

/** This machine's clock; nobody waits. */
export const impatient: Clock = { now: () => Date.now(), wait: async () => {} }

type Row = Record<string, unknown>

/** What people and programs do to the club's records. */
export interface Office {
  later: (seconds?: number) => Promise<void>
  change: (entityTypeId: number, id: number, fields: Row) => Promise<void>
  remove: (entityTypeId: number, id: number) => Promise<void>
  rows: (entityTypeId: number) => Promise<Row[]>
  /** Requests since the last look, with the methods of their commands; and how many contacts were written. */
  requests: () => Promise<{ count: number, writes: number, optionWrites: number }>
  /** What stands in the contacts' fields of totals, without when and by whom they were counted. */
  written: () => Promise<unknown[]>
  /** Contacts whose fields are not what a slow recount comes to. */
  wrong: (settings?: RecountSettings) => Promise<unknown[]>
}

interface LogEntry { kind: string, method: string, commands?: { method: string }[] }

export function openOffice({ control, state, map }: Club): Office {
  return {
    async later(seconds = 120) {
      await control.send('POST', '/_portal/clock', { advanceSeconds: seconds })
    },
    async change(entityTypeId, id, fields) {
      await control.rest('crm.item.update', { entityTypeId, id, useOriginalUfNames: 'Y', fields })
    },
    async remove(entityTypeId, id) {
      await control.rest('crm.item.delete', { entityTypeId, id })
    },
    async rows(entityTypeId) {
      return (await state()).items.find(one => one.entityTypeId === entityTypeId)?.rows ?? []
    },
    async requests() {
      const entries = (await control.get<LogEntry[]>('/_portal/log')).filter(({ kind }) => kind === 'rest')
      await control.send('DELETE', '/_portal/log')
      const methods = entries.flatMap(({ method, commands = [] }) => [method, ...commands.map(one => one.method)])
      const counted = (name: string) => methods.filter(method => method === name).length
      return { count: entries.length, writes: counted('crm.item.update'), optionWrites: counted('app.option.set') }
    },
    async written() {
      const contacts = (await state()).items.find(({ entityTypeId }) => entityTypeId === CONTACT)?.rows ?? []
      return contacts.map(row => Object.fromEntries(Object.entries(row)
        .filter(([name]) => /^(id|ufCrmTripTotal)/.test(name) && !/(At|By)$/.test(name))
        .map(([name, value]) => [name, String(value).replace(/"at":"[^"]*","by":\d+/, '')])))
    },
    async wrong(settings = usual) {
      const now = await state()
      const counted = recount(now, settings)
      const fieldOfRecord = portalCodes(now)['field:contact.totals'] ?? map.contact.totals
      const contacts = now.items.find(({ entityTypeId }) => entityTypeId === CONTACT)?.rows ?? []
      const dealsOf = new Map<number, CountedDeal[]>()
      for (const deal of counted) {
        for (const id of deal.parts.keys())
          dealsOf.set(id, [...dealsOf.get(id) ?? [], deal])
      }
      const found: unknown[] = []
      for (const row of contacts) {
        const id = Number(row.id)
        const deals = dealsOf.get(id) ?? []
        const different = Object.entries(writtenTotals(now, deals, id)).filter(([code, text]) => Number(valueOf(row, code) ?? 0) !== Number(text))
        const parts = readRecord(valueOf(row, fieldOfRecord), id)?.parts ?? []
        const isRecordRight = parts.length === deals.length && parts.every(part => deals.some(deal => deal.id === part.dealId && Number(deal.parts.get(id)) === part.minor && deal.year === part.year))
        if (different.length > 0 || !isRecordRight)
          found.push({ id, different, parts: parts.length, deals: deals.length })
        // The portal is in this program: counting must not keep it from answering.
        await soon(0)
      }
      return found
    },
  }
}

/** A whole recalculation from one page. */
export async function recalculate(calls: PortalCalls, options: Partial<RecalculationOptions> = {}, signal = new AbortController().signal): Promise<RunResult & { run: Recalculation }> {
  const run = new Recalculation(calls, { language: 'ru', clock: impatient, runner: 'page', ...options })
  return { ...await run.run(signal), run }
}
