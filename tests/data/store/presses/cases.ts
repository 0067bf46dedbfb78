import type { Pressed } from '@/solutions/store/presses.fixture'
import { presses } from '@/solutions/store/presses.fixture'

/** A sheet, a birthday and a lead that appears are no presses of a card. */
export function isButton({ action }: Pressed): boolean {
  return !action.id.startsWith('sheet:') && action.id !== 'birthday' && action.id !== 'newRequest'
}

/** Presses of cards, each with the number it has among those of its action in its place. */
export const buttonPresses: readonly Pressed[] = presses.filter(isButton)

export function nameOf(pressed: Pressed): string {
  const { action, place } = pressed
  const same = presses.filter(one => one.action.id === action.id && one.place === place)
  return `${action.id} in ${place ?? 'a contact'}${same.length > 1 ? `, ${same.indexOf(pressed) + 1}` : ''}`
}

/** What is tried with every change of the code: presses that have every kind of step between them. All of them: `npm run soak -- actions`. */
export const sample: readonly Pressed[] = ['subscribe', 'makeOffer', 'issueCoupon', 'createDeal', 'holdLost', 'recommendation'].map(id => (
  buttonPresses.filter(({ action }) => action.id === id).toSorted((one, other) => other.plan.steps.length - one.plan.steps.length)[0]!
))
