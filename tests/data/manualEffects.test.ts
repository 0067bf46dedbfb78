import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PortalCodes } from '@/domain/blueprint/items'
import type { ManualEffect } from '@/domain/blueprint/types'
import { applySetup } from '@/services/setup/apply/applySetup'
import { findEffects } from '@/services/setup/manualEffects'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const administrator = 1
const employee = 11
const all = Object.values(blueprints(2026))
const effects = [...new Set(all.flatMap(({ manual }) => manual.flatMap(({ effect }) => effect ?? [])))]

let portal: SetupPortal
let codes: PortalCodes['codes']

beforeAll(async () => {
  portal = await openSetupPortal()
  const { plan } = await applySetup(await portal.callsOf(administrator), { blueprints: all, choices: {}, locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'first' })
  codes = Object.fromEntries(plan.items.map(({ id, code }) => [id, code])) as PortalCodes['codes']
  await portal.control.send('POST', '/_portal/snapshot')
})
afterAll(() => portal.running.close())

const codeOf = (id: string) => codes[id as keyof typeof codes]!
const add = (entityTypeId: number, fields: Record<string, unknown>) => portal.control.rest('crm.item.add', { entityTypeId, useOriginalUfNames: 'Y', fields })
const seen = async () => [...await findEffects(await portal.callsOf(administrator), effects, codes)].sort()

it('shows nothing on a portal where nothing has happened', async () => {
  expect(effects.length).toBe(5)
  expect(await seen()).toEqual([])
  await add(2, { title: 'Своя', assignedById: administrator })
  await add(1, { title: 'Звонок', sourceId: 'CALL' })
  await add(3, { name: 'Вера' })
  expect(await seen()).toEqual([])
})

it.each<[effect: ManualEffect, what: string, happens: () => Promise<unknown>]>([
  ['webhook-writes-receipt', 'the site has answered', () => add(2, { title: 'Прогулка', [codeOf('field:deal.siteAnswer')]: '{"revision":1}', assignedById: administrator })],
  ['openline-connected', 'a client has written', () => add(1, { title: 'Чат', sourceId: codeOf('status:SOURCE.whatsapp') })],
  ['form-filled', 'a visitor has filled in a form', () => add(3, { name: 'Гость', sourceId: 'WEBFORM' })],
  ['rating-came', 'a client has rated', () => add(Number(codeOf('process:rating').split('/')[0]), { title: 'Оценка' })],
  ['colleague-reads-deals', 'a colleague has a deal', () => add(2, { title: 'Чужая', assignedById: employee })],
])('sees %s once %s', async (effect, _what, happens) => {
  await portal.control.send('POST', '/_portal/reset')
  await happens()
  expect(await seen()).toEqual([effect])
})
