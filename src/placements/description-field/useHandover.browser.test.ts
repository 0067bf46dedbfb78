import { expect, it } from 'vitest'
import { useHandover } from './useHandover'

/** A card that answers in turn as it is told; it notes what it was given. */
function aCard(...answers: boolean[]) {
  const given: string[] = []
  const { state, hand } = useHandover(async html => {
    given.push(html)
    return answers.shift() ?? true
  })
  return { given, state, hand }
}

it('hands a text over, sanitised', async () => {
  const { given, state, hand } = aCard()
  await hand('<p onclick="x()">а</p>')
  expect(given).toEqual(['<p>а</p>'])
  expect(state.value).toEqual({ kind: 'handed' })
})

it('asks once more when the card stayed silent, and only then says so', async () => {
  const late = aCard(false, true)
  await late.hand('<p>а</p>')
  expect(late.given).toEqual(['<p>а</p>', '<p>а</p>'])
  expect(late.state.value).toEqual({ kind: 'handed' })
  const silent = aCard(false, false)
  await silent.hand('<p>а</p>')
  expect(silent.state.value).toEqual({ kind: 'silent' })
})

it('hands the newest text over last, and does not repeat an older one for it', async () => {
  const { given, state, hand } = aCard(false, true)
  const first = hand('<p>а</p>')
  await hand('<p>б</p>')
  await first
  expect(given).toEqual(['<p>а</p>', '<p>б</p>'])
  expect(state.value).toEqual({ kind: 'handed' })
})

it('guard: gives the card nothing that does not fit into the field', async () => {
  const { given, state, hand } = aCard()
  await hand(`<p>${'ы'.repeat(30_000)}</p>`)
  expect(given).toEqual([])
  expect(state.value).toMatchObject({ kind: 'over-limit', sizeBytes: 60_007 })
})
