import type { Random } from 'b24-local-portal'
import type { FrameLocator, Page } from '@playwright/test'
import type { Cards, EditorPlace, Profile } from '../cards.ts'
import { broken, kept } from '../scenario.ts'
import type { CardScenario, Case, Verdict } from '../scenario.ts'
import { drawText, htmlOf, textOnScreen, typeAtEnd } from '../typing.ts'

const PERSON = 2
const TEXT = '<p>Встречаемся у входа.</p>'
const AFTER_LAST_KEY_MS = 1000
/** An offer that does not come in this time does not come. */
const OFFERED_WITHIN_MS = 15_000

const placeNames: Record<EditorPlace, string> = { tab: 'tab', field: 'card field' }

interface Way { place: EditorPlace, waitMs?: number, isStorageOff?: boolean }

/** Runs in every frame before its page. */
function turnStorageOff(): void {
  Object.defineProperty(window, 'indexedDB', {
    get() {
      throw new DOMException('The storage is off.', 'SecurityError')
    },
  })
}

/** Types, waits, lets the tab be killed, opens the card anew and compares what the draft brings back. */
async function typeAndDie(profile: Profile, random: Random, { place, waitMs = AFTER_LAST_KEY_MS, isStorageOff = false }: Way, die: (kill: () => Promise<void>) => Promise<void>): Promise<Verdict> {
  if (isStorageOff)
    await profile.context.addInitScript(turnStorageOff)
  const { page, frame, kill } = await profile.edit(place)
  const text = drawText(random)
  await typeAtEnd(page, frame, text, random)
  if (waitMs > 0) {
    await page.waitForTimeout(waitMs)
    const shown = await textOnScreen(frame)
    if (shown !== TEXT + htmlOf(text))
      throw new Error(`The keys gave another text than was meant:\n${shown}\n${TEXT}${htmlOf(text)}`)
  }
  await die(kill)
  return comeBack(await profile.edit(place), TEXT + htmlOf(text))
}

async function comeBack({ frame }: { page: Page, frame: FrameLocator }, typed: string): Promise<Verdict> {
  const restore = frame.getByRole('button', { name: 'Восстановить' })
  const isOffered = await restore.waitFor({ timeout: OFFERED_WITHIN_MS }).then(() => true, () => false)
  if (!isOffered)
    return broken('no draft was offered')
  await restore.click()
  await restore.waitFor({ state: 'hidden' })
  const restored = await textOnScreen(frame)
  return restored === typed ? kept : broken(`typed ${typed}, came back ${restored}`)
}

async function killTab(cards: Cards, random: Random, way: Way): Promise<Verdict> {
  const profile = await cards.openProfile(PERSON)
  try {
    return await typeAndDie(profile, random, way, kill => kill())
  }
  finally {
    await profile.close()
  }
}

async function killBrowser(cards: Cards, random: Random, place: EditorPlace): Promise<Verdict> {
  const profile = await cards.openDiskProfile(PERSON)
  try {
    return await typeAndDie(profile, random, { place }, () => profile.killBrowser())
  }
  finally {
    await profile.close()
  }
}

const places: EditorPlace[] = ['tab', 'field']

export const drafts: CardScenario = {
  name: 'drafts',
  promise: `A text typed into the description is back word for word, with its formatting, after the tab was killed ${AFTER_LAST_KEY_MS / 1000} s after the last key. The built application in the cards of the local portal; the killed processes run nothing more, so that no page takes leave.`,
  text: TEXT,
  cases: [
    ...places.map((place): Case<Cards> => ({ name: `${placeNames[place]}: the tab's processes are killed`, runs: 50, run: (cards, random) => killTab(cards, random, { place }) })),
    ...places.map((place): Case<Cards> => ({ name: `${placeNames[place]}: the whole browser is killed and started on its profile`, runs: 10, run: (cards, random) => killBrowser(cards, random, place) })),
    ...places.map((place): Case<Cards> => ({ name: `${placeNames[place]}: killed right after the last key, before the draft is written`, runs: 5, isControl: true, run: (cards, random) => killTab(cards, random, { place, waitMs: 0 }) })),
    { name: 'tab: the browser\'s storage is off', runs: 5, isControl: true, run: (cards, random) => killTab(cards, random, { place: 'tab', isStorageOff: true }) },
  ],
}
