import { describe, expect, it } from 'vitest'
import { isTwinOf } from '@/domain/html/stamp'
import { portalMap } from '../setup/parts'
import { aDealPortal } from './dealPortal.fixture'
import type { DealPortalHooks } from './dealPortal.fixture'
import { fetchDescription, saveDescription } from './description'

const { description, descriptionTwin } = portalMap.deal
const base = '<p>Было</p>'
const html = '<p>Стало</p>'

function aDeal(stored = base) {
  return { id: 1, [description]: stored, [descriptionTwin]: '', updatedTime: '2026-11-22T10:40:00.000Z', updatedBy: 9 }
}

function setUp(hooks: DealPortalHooks = {}, stored = base) {
  const waits: number[] = []
  const portal = aDealPortal(aDeal(stored), hooks)
  const save = (edited = { base, html }) => saveDescription(portal.calls, portalMap, 1, edited, { wait: async ms => { waits.push(ms) } })
  return { ...portal, save, waits }
}

it('loads the text and the person in one request', async () => {
  const { calls, sent } = setUp()
  expect(await fetchDescription(calls, portalMap, 1)).toEqual({ html: base, updatedTime: '2026-11-22T10:40:00.000Z', updatedBy: 9, userId: 7 })
  expect(sent).toEqual(['look'])
})

it('says that the field is gone', async () => {
  const { calls } = aDealPortal({ id: 1, updatedTime: '2026-11-22T10:40:00.000Z' })
  await expect(fetchDescription(calls, portalMap, 1)).rejects.toMatchObject({ kind: 'missing', code: 'CARDINAL_NO_FIELD' })
})

describe('a save', () => {
  it('writes the text and its twin once, and reads them back', async () => {
    const { save, sent, deal } = setUp()
    expect(await save()).toMatchObject({ kind: 'done', stored: { html } })
    expect(deal[description]).toBe(html)
    expect(isTwinOf(String(deal[descriptionTwin]), html)).toBe(true)
    expect(sent).toEqual(['look', 'write'])
  })

  it('writes nothing when the same text is already there', async () => {
    const { save, sent } = setUp({}, html)
    expect(await save()).toMatchObject({ kind: 'done' })
    expect(sent).toEqual(['look'])
  })

  it('shows what a colleague saved meanwhile, and writes nothing', async () => {
    const { save, sent } = setUp({}, '<p>Аннино</p>')
    expect(await save()).toMatchObject({ kind: 'conflict', theirs: { html: '<p>Аннино</p>' }, author: 'Анна Орлова' })
    expect(sent).toEqual(['look', 'user.get'])
  })

  it('shows what a colleague saved between the look and the write', async () => {
    const { save, deal } = setUp({
      beforeWrite(stored) {
        stored[description] = '<p>Аннино</p>'
        stored.updatedTime = '2026-11-22T10:41:00.000Z'
      },
    })
    expect(await save()).toMatchObject({ kind: 'conflict', theirs: { html: '<p>Аннино</p>' } })
    expect(deal[description]).toBe('<p>Аннино</p>')
  })

  it('shows what a colleague wrote over it in the last moment', async () => {
    const { save } = setUp({ afterWrite(stored) { stored[description] = '<p>Аннино</p>' } })
    expect(await save()).toMatchObject({ kind: 'conflict', theirs: { html: '<p>Аннино</p>' } })
  })

  it('is not disturbed by a change of another field', async () => {
    let isFirst = true
    const { save, sent } = setUp({
      beforeWrite(stored) {
        if (isFirst)
          stored.updatedTime = '2026-11-22T10:41:00.000Z'
        isFirst = false
      },
    })
    expect(await save()).toMatchObject({ kind: 'done' })
    expect(sent).toEqual(['look', 'write', 'look', 'write'])
  })

  it('is not disturbed by the portal\'s way to write HTML', async () => {
    const { save } = setUp({}, '<P>Было</P>\n')
    expect(await save()).toMatchObject({ kind: 'done' })
  })

  it('is found after a lost reply, and not sent again', async () => {
    const { save, sent } = setUp({ loseReply: 'after' })
    expect(await save()).toMatchObject({ kind: 'done', stored: { html } })
    expect(sent).toEqual(['look', 'write', 'look'])
  })

  it('stays unknown when it is not found, and is not sent again', async () => {
    const { save, sent, waits } = setUp({ loseReply: 'before' })
    expect(await save()).toMatchObject({ kind: 'unknown' })
    expect(sent.filter(what => what === 'write')).toHaveLength(1)
    expect(waits).toEqual([1000, 2000, 5000])
  })

  it('is refused when the portal refuses it', async () => {
    const { save, deal } = setUp({ refuse: { error: 'ACCESS_DENIED', error_description: 'no' } })
    expect(await save()).toMatchObject({ kind: 'refused', error: { kind: 'forbidden' } })
    expect(deal[description]).toBe(base)
  })

  it('is refused, not unknown, when the portal cannot be reached before it', async () => {
    const { save, sent } = setUp({ unreachableLooks: 9 })
    expect(await save()).toMatchObject({ kind: 'refused', error: { kind: 'unreachable' } })
    expect(sent).not.toContain('write')
  })

  it('over 60,000 bytes calls nothing and tells the size', async () => {
    const { save, sent } = setUp()
    const long = `<p>${'я'.repeat(30_000)}</p>`
    expect(await save({ base, html: long })).toEqual({ kind: 'over-limit', sizeBytes: 60_007, limitBytes: 60_000 })
    expect(sent).toHaveLength(0)
  })

  it('of exactly 60,000 bytes goes through', async () => {
    const { save } = setUp()
    const long = `<p>${'я'.repeat(29_996)}a</p>`
    expect(await save({ base, html: long })).toMatchObject({ kind: 'done' })
  })

  it('sanitises what it writes', async () => {
    const { save, deal } = setUp()
    await save({ base, html: '<p onclick="x()">A<script>b</script></p>' })
    expect(deal[description]).toBe('<p>A</p>')
  })

  it('of a text nested too deeply is refused, not written empty', async () => {
    const { save, sent } = setUp()
    expect(await save({ base, html: '<blockquote>'.repeat(500) })).toMatchObject({ kind: 'refused', error: { code: 'CARDINAL_TOO_DEEP' } })
    expect(sent).toHaveLength(0)
  })

  it('keeps a text that looks like a reference of the batch', async () => {
    const { save, deal } = setUp()
    expect(await save({ base, html: '<p>$result[check][items]</p>' })).toMatchObject({ kind: 'done' })
    expect(deal[description]).toBe('<p>&#36;result[check][items]</p>')
  })
})
