import type { StoreRole } from '../roles'
import { contactActions } from './contact'
import type { ContactCase, ContactFacts } from './facts'
import { buttonsOf, press } from './press'
import type { Button, Press } from './press'

export function contactButtons(pressed: ContactCase, roles: readonly StoreRole[]): Button<ContactFacts>[] {
  return buttonsOf(contactActions, pressed, roles, 'any')
}

export function pressContact(id: string, pressed: ContactCase, roles: readonly StoreRole[]): Press<ContactFacts> {
  return press(contactActions, id, pressed, roles, 'any', `contact-${pressed.facts.id}`, () => [])
}
