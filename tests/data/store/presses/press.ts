import { pressContact } from '@/domain/store/actions/pressContact'
import { pressDeal } from '@/domain/store/actions/pressDeal'
import { pressLead } from '@/domain/store/actions/pressLead'
import type { ActionPlan } from '@/domain/store/actions/plan'
import type { Case, Desk } from '@/domain/store/actions/facts'
import { openStore } from '@/services/store/openStore'
import { readContact } from '@/services/store/read/readContact'
import { readDeal } from '@/services/store/read/readDeal'
import { readLead } from '@/services/store/read/readLead'
import type { CardRecord, Reading, Store } from '@/services/store/types'
import type { Pressed } from '@/solutions/store/presses.fixture'
import { cardOf } from './seed.ts'
import type { Shop } from './shop.ts'
import type { Page } from './trouble.ts'

/** The store as the page of this person sees it. */
export async function storeOf({ appOptions }: Shop, { calls }: Page): Promise<Store> {
  const store = await openStore({ ...calls, session: { appOptions, locale: 'ru', isAdmin: false } })
  if (store === null)
    throw new Error('The store is not set up.')
  return store
}

export async function readCard(store: Store, { entity, id }: CardRecord): Promise<Reading<Pressed['facts']>> {
  return entity === 'lead' ? readLead(store, id) : entity === 'deal' ? readDeal(store, id) : readContact(store, id)
}

/** What the page finds in the card. */
export interface Card { store: Store, on: CardRecord, reading: Reading<Pressed['facts']> }

export async function openCard(shop: Shop, page: Page, pressed: Pressed): Promise<Card> {
  const store = await storeOf(shop, page)
  const on = cardOf(pressed)
  return { store, on, reading: await readCard(store, on) }
}

/** The button is pressed as the fixture presses it, with what the card says and the roles this person has. */
export function planOf({ store, on, reading }: Card, { action, input, desk: { couponCode } }: Pressed): ActionPlan {
  const { facts, contact, now, isOperatorAtWork } = reading
  const desk: Desk = { now, locale: store.locale, userId: store.me.id, rules: store.rules, tasks: store.tasks, couponCode, isOperatorAtWork }
  const pressed = { facts, contact, input, desk } as Case<never>
  const press = (on.entity === 'lead' ? pressLead : on.entity === 'deal' ? pressDeal : pressContact)(action.id, pressed, store.roles)
  if (press.kind !== 'plan')
    throw new Error(`${action.id}: ${JSON.stringify(press)}`)
  return press.plan
}
