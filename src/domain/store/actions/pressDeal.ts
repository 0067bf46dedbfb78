import type { StoreRole } from '../roles'
import { dealActions } from './deal'
import type { DealCase, DealFacts } from './facts'
import { buttonsOf, press } from './press'
import type { Button, Press } from './press'

export function dealButtons(pressed: DealCase, roles: readonly StoreRole[]): Button<DealFacts>[] {
  return buttonsOf(dealActions, pressed, roles, pressed.facts.stage)
}

export function pressDeal(id: string, pressed: DealCase, roles: readonly StoreRole[]): Press<DealFacts> {
  return press(dealActions, id, pressed, roles, pressed.facts.stage, `deal-${pressed.facts.id}-${pressed.facts.enteredAt}`, () => [])
}
