import { readRecord } from '@/domain/revenue/record'
import type { PortalCalls } from '@/services/portal/types'
import type { Clock } from '@/services/portal/writes/lookUp'
import { Recalculation } from '@/services/revenue/recalculate'
import type { RecalculationOptions, RunResult } from '@/services/revenue/recalculate'
import type { Club } from './club.ts'
import { portalCodes, recount, valueOf, writtenTotals } from './recount.ts'
import type { RecountSettings } from './recount.ts'

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
    async wrong(settings = usual) {
      const now = await state()
      const counted = recount(now, settings)
      const fieldOfRecord = portalCodes(now)['field:contact.totals'] ?? map.contact.totals
      const contacts = now.items.find(({ entityTypeId }) => entityTypeId === CONTACT)?.rows ?? []
      return contacts.flatMap(row => {
        const id = Number(row.id)
        const wanted = writtenTotals(now, counted, id)
        const different = Object.entries(wanted).filter(([code, text]) => Number(valueOf(row, code) ?? 0) !== Number(text))
        const parts = readRecord(valueOf(row, fieldOfRecord), id)?.parts ?? []
        const deals = counted.filter(deal => deal.parts.has(id))
        const isRecordRight = parts.length === deals.length && parts.every(part => deals.some(deal => deal.id === part.dealId && Number(deal.parts.get(id)) === part.minor && deal.year === part.year))
        return different.length === 0 && isRecordRight ? [] : [{ id, different, parts: parts.length, deals: deals.length }]
      })
    },
  }
}

/** A whole recalculation from one page. */
export async function recalculate(calls: PortalCalls, options: Partial<RecalculationOptions> = {}, signal = new AbortController().signal): Promise<RunResult & { run: Recalculation }> {
  const run = new Recalculation(calls, { language: 'ru', clock: impatient, runner: 'page', ...options })
  return { ...await run.run(signal), run }
}
