import { buttonPresses, nameOf } from '../../data/store/presses/cases.ts'
import { controls, judge, troublesOf } from '../../data/store/presses/judge.ts'
import type { Trouble } from '../../data/store/presses/play.ts'
import { openShop } from '../../data/store/presses/shop.ts'
import type { Shop } from '../../data/store/presses/shop.ts'
import { broken, kept } from '../scenario.ts'
import type { Case, Scenario, Verdict } from '../scenario.ts'

let opened: Promise<Shop> | null = null
const shop = () => opened ??= openShop()

const isStrike = (what: string) => (trouble: Trouble) => trouble.kind === 'strike' && trouble.strike.what === what
const isKind = (kind: Trouble['kind']) => (trouble: Trouble) => trouble.kind === kind

/** One press with all of its troubles of one kind: at each of its writes, where the kind has one. */
async function press(index: number, isMeant: (trouble: Trouble) => boolean): Promise<Verdict> {
  const place = await shop()
  const pressed = buttonPresses[index]!
  const { wanted, troubles } = await troublesOf(place, pressed)
  for (const trouble of troubles.filter(isMeant)) {
    const [says] = await judge(place, pressed, trouble, wanted)
    if (says !== undefined)
      return broken(`${nameOf(pressed)}: ${says}`)
  }
  return kept
}

const each = (name: string, isMeant: (trouble: Trouble) => boolean): Case => ({ name, runs: buttonPresses.length, run: (_, __, index) => press(index, isMeant) })

const cases: Case[] = [
  each('pressed twice in a row', isKind('twiceInRow')),
  each('pressed twice at once in one page', isKind('twiceAtOnce')),
  each('pressed by two people at once', isKind('twoPeople')),
  each('reply of each of its writes lost, one by one, after it was applied', isStrike('lostApplied')),
  each('each of its writes lost on the way, one by one', isStrike('lostNotApplied')),
  each('page closed before each of its writes, opened again', isStrike('closedBefore')),
  each('page closed after each of its writes, opened again', isStrike('closedAfter')),
  each('page closed for good after each of its writes, a colleague presses the same later: nothing twice', isKind('handedOver')),
  ...controls.map((control): Case => ({
    name: control.without, runs: 1, isControl: true,
    run: async () => {
      const [says] = await control.show(await shop())
      return says === undefined ? kept : broken(says)
    },
  })),
]

export const actions: Scenario = {
  name: 'actions',
  promise: 'Every button of the store’s cards, in every status and in every way it can be pressed, has each of its effects exactly once: records, fields, tasks, comments, messages to the client, claims of coupons. Tasks of somebody else, which the portal shows to nobody but them, stay open; only a task set in the very moment in which its page is closed for good may be set again by a colleague.',
  people: 0,
  cases,
}
