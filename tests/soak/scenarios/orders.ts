import type { Random } from 'b24-local-portal'
import type { Route } from '@playwright/test'
import { descriptionOf } from '../../stories/description.ts'
import { DEAL_ID } from '../cards.ts'
import type { Cards, EditedCard, Profile } from '../cards.ts'
import { broken, kept } from '../scenario.ts'
import type { CardScenario, Case, Verdict } from '../scenario.ts'
import { goToEnd } from '../typing.ts'

const DEAL = 2
const USERS = [2, 3] as const
const PARAGRAPHS = 4
const TEXT = Array.from({ length: PARAGRAPHS }, (_, index) => `<p>Абзац ${index + 1}.</p>`).join('')
const JITTER_MS = 400
/** How long a save stays between its check and its write. */
const GAP_MS = 1500
/** Longest wait for a word on the screen. */
const TOLD_WITHIN_MS = 30_000
const LOOKS = 2

/** Somebody at the description, and every word they have typed. */
interface Author extends EditedCard { userId: number, words: string[] }

interface Way { looksLater?: boolean, checks?: boolean }

// Runs in every frame before its page: the looks after a save, 5 and 20 s later, come ten times as soon. Nothing else waits so long here.
function lookSooner(): void {
  const wait = window.setTimeout
  window.setTimeout = ((work: () => void, ms?: number) => wait(work, ms === 5000 || ms === 15_000 ? ms / 10 : ms)) as typeof window.setTimeout
}

// The control: the looks never come.
function lookNever(): void {
  const wait = window.setTimeout
  window.setTimeout = ((work: () => void, ms?: number) => wait(work, ms === 5000 ? 2 ** 31 - 1 : ms)) as typeof window.setTimeout
}

/** The control: takes the conditions out of the check before a write. */
async function letThrough(route: Route): Promise<void> {
  const data = route.request().postData() ?? ''
  await route.continue({ postData: data.replaceAll(/(?:&|(?<=\?))filter%5B(?:%3DupdatedTime|%25UF[^=]*?)%5D=[^&"]*/g, '') })
}

async function takePart(profile: Profile, userId: number, { looksLater = true, checks = true }: Way = {}): Promise<Author> {
  await profile.context.addInitScript(looksLater ? lookSooner : lookNever)
  if (!checks)
    await profile.context.route('**/rest/**', letThrough)
  return { ...await profile.edit('tab'), userId, words: [] }
}

const saveButton = ({ frame }: Author) => frame.getByRole('button', { name: 'Сохранить', exact: true })
const mineButton = ({ frame }: Author) => frame.getByRole('button', { name: 'Сохранить мой' })
const savedLine = ({ frame }: Author) => frame.getByText(/Сохранено в \d/)

/** Adds a word of one's own to a paragraph. */
async function addWord(author: Author, paragraph: number, random: Random): Promise<void> {
  const { page, frame } = author
  const word = `слово${author.userId}н${random.whole(100_000, 999_999)}`
  await goToEnd(page, frame)
  for (let step = PARAGRAPHS - 1; step > paragraph; step--)
    await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(` ${word}`)
  author.words.push(word)
}

async function save(author: Author, random: Random): Promise<void> {
  if (random.whole(0, 1) === 0)
    await saveButton(author).click()
  else
    await saveByKey(author)
}

/** Saves if there is anything to save. The page takes the key wherever the focus is: a conflict may hide the text at any moment. */
async function saveByKey({ page }: Author): Promise<void> {
  await page.keyboard.press('Control+KeyS')
}

/** Waits until the person's save has come to an end that the screen tells. */
async function untilTold(author: Author): Promise<'saved' | 'conflict'> {
  await savedLine(author).or(mineButton(author)).first().waitFor({ timeout: TOLD_WITHIN_MS })
  return await mineButton(author).isVisible() ? 'conflict' : 'saved'
}

/** Words that are neither stored nor before their author's eyes as a conflict. */
async function lostWords(cards: Cards, authors: readonly Author[]): Promise<string[]> {
  const stored = await cards.storedText()
  const lost: string[] = []
  for (const author of authors) {
    const missing = author.words.filter(word => !stored.includes(word))
    if (missing.length === 0)
      continue
    const isTold = await mineButton(author).waitFor({ timeout: TOLD_WITHIN_MS }).then(() => true, () => false)
    for (const word of missing) {
      if (!isTold || !await isShown(author, word))
        lost.push(`${word} (${isTold ? 'a conflict is shown without it' : 'its author was told nothing'})`)
    }
  }
  return lost
}

async function isShown({ frame }: Author, word: string): Promise<boolean> {
  const places = await frame.getByText(word).all()
  for (const place of places) {
    if (await place.isVisible())
      return true
  }
  return false
}

/** Who has a conflict ends it: the own text is stored then, or stays as a draft. */
async function endConflict(cards: Cards, author: Author, random: Random): Promise<Verdict> {
  if (random.whole(0, 1) === 0) {
    // The colleague may have saved once more since the conflict was shown: then there is another.
    do
      await mineButton(author).click()
    while (await untilTold(author) === 'conflict')
    const stored = await cards.storedText()
    return author.words.every(word => stored.includes(word)) ? kept : broken(`«Сохранить мой» stored ${stored}`)
  }
  await author.frame.getByRole('button', { name: 'Оставить тот, что в портале' }).click()
  await author.frame.getByRole('button', { name: 'Восстановить' }).click()
  const restored = await descriptionOf(author.frame).innerText()
  return author.words.every(word => restored.includes(word)) ? kept : broken(`the draft brought ${restored}`)
}

/** Two people open the text, do something, and nothing they typed is lost. */
async function together(cards: Cards, random: Random, act: (first: Author, second: Author) => Promise<void>, way: Way = {}): Promise<Verdict> {
  const profiles = await Promise.all(USERS.map(userId => cards.openProfile(userId)))
  try {
    const authors = await Promise.all(profiles.map((profile, index) => takePart(profile, USERS[index]!, way)))
    const [first, second] = random.whole(0, 1) === 0 ? authors as [Author, Author] : [...authors].reverse() as [Author, Author]
    await act(first, second)
    for (const author of authors)
      await untilTold(author)
    const lost = await lostWords(cards, authors)
    if (lost.length > 0)
      return broken(`lost: ${lost.join(', ')}`)
    for (const author of authors) {
      if (await mineButton(author).isVisible())
        return await endConflict(cards, author, random)
    }
    return kept
  }
  finally {
    await Promise.all(profiles.map(profile => profile.close()))
  }
}

/** Each adds a word, to one paragraph or to different ones. */
async function addWords(authors: readonly Author[], random: Random): Promise<void> {
  const paragraph = random.whole(0, PARAGRAPHS - 1)
  const isSame = random.whole(0, 1) === 0
  await Promise.all(authors.map((author, index) => addWord(author, isSame ? paragraph : (paragraph + index) % PARAGRAPHS, random)))
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

async function interleave({ control }: Cards, toMs: number): Promise<void> {
  await control.send('PATCH', '/_portal/limits', { interleave: { fromMs: 0, toMs } })
}

const oneAfterTheOther = (cards: Cards, random: Random): Promise<Verdict> => together(cards, random, async (first, second) => {
  await addWords([first, second], random)
  await save(first, random)
  await untilTold(first)
  await save(second, random)
})

const atOnce = (cards: Cards, random: Random, way?: Way): Promise<Verdict> => together(cards, random, async (first, second) => {
  await interleave(cards, JITTER_MS)
  await addWords([first, second], random)
  await Promise.all([save(first, random), pause(random.whole(0, JITTER_MS)).then(() => save(second, random))])
}, way)

interface Logged { second?: string, userId: number | null, kind: string }

/** Holds a person's next save between its check and its write; resolves to a wait for that moment. */
async function holdInGap({ control }: Cards, user: number): Promise<() => Promise<void>> {
  const when = { method: 'crm.item.update', inside: 'batch', user, times: 1 }
  const signal = await control.send<{ id: string }>('POST', '/_portal/faults', { when, do: { kind: 'second-person', moment: 'start', call: { method: 'server.time', user: 1 } } })
  await control.send('POST', '/_portal/faults', { when, do: { kind: 'second-person', moment: 'write', call: { method: 'app.info', user: 1 } } })
  await control.send('PATCH', '/_portal/limits', { latency: { 'app.info': { callMs: GAP_MS, rowMs: 0 } } })
  return async () => {
    const until = Date.now() + TOLD_WITHIN_MS
    while (Date.now() < until && !(await control.get<Logged[]>('/_portal/log')).some(({ second }) => second === signal.id))
      await pause(20)
  }
}

const inTheGap = (cards: Cards, random: Random, way?: Way): Promise<Verdict> => together(cards, random, async (first, second) => {
  await addWords([first, second], random)
  const untilInGap = await holdInGap(cards, first.userId)
  await save(first, random)
  await untilInGap()
  await save(second, random)
}, way)

/** Both type and save as it comes, several times over. */
const inRandomSteps = (cards: Cards, random: Random): Promise<Verdict> => together(cards, random, async (first, second) => {
  await interleave(cards, JITTER_MS / 2)
  await addWords([first, second], random)
  for (let step = random.whole(3, 7); step > 0; step--) {
    const author = random.pick([first, second])
    const isSaving = random.whole(0, 1) === 0
    const waitMs = random.whole(0, JITTER_MS)
    if (!await mineButton(author).isVisible())
      await (isSaving ? saveByKey(author) : addWordUnlessTold(author, random))
    await pause(waitMs)
  }
  for (const author of [first, second])
    await saveByKey(author)
  await pause(JITTER_MS)
})

/** A conflict may come between two keys: what was not typed any more is not looked for. */
async function addWordUnlessTold(author: Author, random: Random): Promise<void> {
  await addWord(author, random.whole(0, PARAGRAPHS - 1), random)
  const word = author.words.at(-1)!
  if (!await isShown(author, word))
    author.words.pop()
}

const otherFields = [
  (random: Random) => ({ opportunity: random.whole(1, 100_000) }),
  (random: Random) => ({ title: `Прогулка ${random.whole(1, 1000)}` }),
  (random: Random) => ({ comments: `Заметка ${random.whole(1, 1000)}` }),
]

type Moment = 'before' | 'in-the-gap' | 'during' | 'after'

/** While a person edits and saves, something outside changes the deal. */
async function besideChange(cards: Cards, random: Random, fields: Record<string, unknown>, moment: Moment): Promise<Verdict> {
  const profile = await cards.openProfile(USERS[0])
  const change = { entityTypeId: DEAL, id: DEAL_ID, fields }
  const { control } = cards
  try {
    const author = await takePart(profile, USERS[0])
    await interleave(cards, JITTER_MS / 2)
    await addWord(author, random.whole(0, PARAGRAPHS - 1), random)
    if (moment === 'before')
      await control.rest('crm.item.update', change)
    if (moment === 'in-the-gap')
      await control.send('POST', '/_portal/faults', { when: { method: 'crm.item.update', inside: 'batch', user: author.userId, times: 1 }, do: { kind: 'second-person', moment: random.pick(['start', 'write']), call: { method: 'crm.item.update', user: 1, params: change } } })
    await control.send('DELETE', '/_portal/log')
    await save(author, random)
    if (moment === 'during') {
      await pause(random.whole(0, 2 * JITTER_MS))
      await control.rest('crm.item.update', change)
    }
    if (await untilTold(author) === 'conflict')
      return broken('a conflict was shown')
    if (moment === 'after')
      await control.rest('crm.item.update', change)
    await untilLooked(cards, author)
    const stored = await cards.storedText()
    if (await mineButton(author).isVisible())
      return broken('a conflict was shown after the save')
    return author.words.every(word => stored.includes(word)) ? kept : broken(`stored was ${stored}`)
  }
  finally {
    await profile.close()
  }
}

/** Waits for the looks after a save, and for what the page makes of them. */
async function untilLooked({ control }: Cards, { userId, page }: Author): Promise<void> {
  const until = Date.now() + TOLD_WITHIN_MS
  const isLook = (entry: Logged) => entry.kind === 'rest' && entry.userId === userId
  const from = (await control.get<Logged[]>('/_portal/log')).filter(isLook).length
  while (Date.now() < until && (await control.get<Logged[]>('/_portal/log')).filter(isLook).length < from + LOOKS)
    await pause(50)
  await page.waitForTimeout(200)
}

const moments: Moment[] = ['before', 'in-the-gap', 'during', 'after']
const noAlarm = (cards: Cards, random: Random): Promise<Verdict> => besideChange(cards, random, random.pick(otherFields)(random), random.pick(moments))

const cases: Case<Cards>[] = [
  { name: 'one after the other, either first', runs: 25, run: oneAfterTheOther },
  { name: `at the same moment, 0–${JITTER_MS} ms apart`, runs: 25, run: (cards, random) => atOnce(cards, random) },
  { name: 'one saves between the other\'s check and write', runs: 25, run: (cards, random) => inTheGap(cards, random) },
  { name: 'both type and save in random steps', runs: 25, run: inRandomSteps },
  { name: 'no false alarm: another field is changed before, during or after a save', runs: 200, run: noAlarm },
  { name: 'nobody looks later whether the text stands', runs: 5, isControl: true, run: (cards, random) => inTheGap(cards, random, { looksLater: false }) },
  { name: 'at the same moment, without the check before a write', runs: 20, isControl: true, run: (cards, random) => atOnce(cards, random, { looksLater: false, checks: false }) },
  { name: 'no false alarm: the description itself is changed', runs: 5, isControl: true, run: (cards, random) => besideChange(cards, random, { ufCrmCardinalDescription: '<p>Чужой текст.</p>' }, 'before') },
]

export const orders: CardScenario = {
  name: 'orders',
  promise: 'Two people edit one description in the cards of the built application, in one paragraph or in different ones, and save in every order: each word is in the portal or before its author\'s eyes, and who has a conflict gets the own text stored or back as a draft; a change of another field around a save alarms nobody.',
  text: TEXT,
  cases,
}
