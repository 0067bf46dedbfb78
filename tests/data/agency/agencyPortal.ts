import { readEventMap } from '@/domain/eventMap'
import type { EventField, EventMap, EventStage } from '@/domain/eventMap'
import { applySetup } from '@/services/setup/apply/applySetup'
import type { PortalCalls } from '@/services/portal/types'
import { blueprints } from '@/solutions'
import { openSetupPortal } from '../setup/setupPortal.ts'
import type { SetupPortal } from '../setup/setupPortal.ts'

export const DEAL = 2

export interface AgencyDeal {
  id: number
  title: string
  stage: EventStage
  /** Fields of the solution, by role. */
  roles?: Partial<Record<EventField, unknown>>
  /** Other fields, as `crm.item.*` names them. */
  fields?: Readonly<Record<string, unknown>>
  /** Quantities of product rows. */
  rows?: readonly number[]
}

/** A local portal that was set up for the event agency, still without a deal. */
export interface AgencyPortal extends SetupPortal {
  calls: PortalCalls
  map: EventMap
  /** Brings deals in as they are, a minute ago. */
  bring: (deals: readonly AgencyDeal[]) => Promise<void>
  /** A deal's fields by role, and those of the system. */
  deal: (id: number) => Promise<Record<string, unknown>>
  /** Writes fields of a deal by role, as the site or a colleague would. */
  write: (id: number, roles: Partial<Record<EventField, unknown>>, fields?: Readonly<Record<string, unknown>>) => Promise<void>
}

export async function openAgency(): Promise<AgencyPortal> {
  const portal = await openSetupPortal()
  const calls = await portal.callsOf(1)
  const { common, events } = blueprints(2026)
  await applySetup(calls, { blueprints: [common, events], choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'only' })
  const map = readEventMap(await calls.read<Record<string, string>>('app.option.get', {}))!
  const named = (roles: Partial<Record<EventField, unknown>>) => Object.fromEntries(Object.entries(roles).map(([role, value]) => [map.fields[role as EventField], value]))
  return {
    ...portal,
    calls,
    map,
    async bring(deals) {
      // What a deal points at has to be there before it.
      const rows = deals.toSorted((one, other) => Number(one.roles?.parent !== undefined) - Number(other.roles?.parent !== undefined)).map(({ id, title, stage, roles = {}, fields }) => ({
        id, title, categoryId: map.pipelines[stage.split('.')[0] as keyof EventMap['pipelines']], stageId: map.stages.get(stage)!,
        ...Object.fromEntries(Object.entries(named(roles)).map(([name, value]) => [camel(name), value])), ...fields,
      }))
      const productRows = deals.flatMap(({ id, rows: pieces = [] }) => pieces.map((quantity, index) => ({ ownerType: 'D', ownerId: id, productName: 'Билет', price: 100, quantity, sort: index * 10 })))
      await portal.control.send('POST', '/_portal/import', { items: [{ entityTypeId: DEAL, rows }], productRows })
      await portal.control.send('POST', '/_portal/clock', { advanceSeconds: 60 })
    },
    async deal(id) {
      const { item } = await portal.control.rest<{ item: Record<string, unknown> }>('crm.item.get', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y' })
      return { ...item, ...Object.fromEntries(Object.entries(map.fields).map(([role, name]) => [role, item[name]])) }
    },
    async write(id, roles, fields = {}) {
      await portal.control.rest('crm.item.update', { entityTypeId: DEAL, id, useOriginalUfNames: 'Y', fields: { ...named(roles), ...fields } })
    },
  }
}

/** Name of a custom field as an import writes it. */
function camel(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
