import { describe, expect, it } from 'vitest'
import { isTwinOf, makeTwin, readTwin } from '@/domain/html/stamp'
import { aDealPortal, bystanders, dealId, portalMap } from './dealPortal.fixture'
import type { DealPortalOptions } from './dealPortal.fixture'
import { fetchDescription } from './description'
import { saveDescription, watchDescription } from './saveDescription'
import { unpackVersions } from './versions'

const { description, descriptionTwin } = portalMap.deal
const base = '<p>Было</p>'
const html = '<p>Стало</p>'
const theirs = '<p>Аннино</p>'

function setUp(options: DealPortalOptions = {}) {
  const portal = aDealPortal(options)
  const { clock, calls, deal } = portal
  const save = (edited = { base, html }) => clock.run(saveDescription(calls, portalMap, dealId, edited, { clock }))
  const watch = (mark: string) => clock.run(watchDescription(calls, portalMap, dealId, { base, html, mark }, { clock }))
  const twin = () => String(deal[descriptionTwin])
  return { ...portal, save, watch, twin }
}

it('loads the text, its mark and the person in one request', async () => {
  const { clock, calls, seen } = setUp({ fields: { [descriptionTwin]: makeTwin(base, '2026-11-25T12:00:00+03:00', '~aaaaaaaa') } })
  expect(await clock.run(fetchDescription(calls, portalMap, dealId))).toMatchObject({ html: base, updatedTime: '2026-11-25T09:00:00.000Z', updatedBy: 9, userId: 7, mark: '~aaaaaaaa' })
  expect(seen).toHaveLength(1)
})

it('says that the field is gone', async () => {
  const { clock, calls, deal } = setUp()
  delete deal[description]
  await expect(clock.run(fetchDescription(calls, portalMap, dealId))).rejects.toMatchObject({ kind: 'missing', code: 'CARDINAL_NO_FIELD' })
})

it('reads and writes the fields of the map, and no others', async () => {
  const { save, deal, twin, clock, calls } = setUp()
  expect(await save()).toMatchObject({ kind: 'done' })
  expect(deal).toMatchObject({ UF_CRM_SITE_TEXT: html, ...bystanders })
  expect(deal.UF_CRM_SITE_TEXT_COPY).toBe(twin())
  expect(await clock.run(fetchDescription(calls, portalMap, dealId))).toMatchObject({ html })
})

describe('a save', () => {
  it('keeps the versions: the saved text and, before it, one that a form had saved', async () => {
    const { clock, calls, deal } = setUp({ fields: { [portalMap.deal.descriptionVersions]: '' } })
    await clock.run(saveDescription(calls, portalMap, dealId, { base, html, userId: 7 }, { clock }))
    expect(await unpackVersions(dealId, String(deal[portalMap.deal.descriptionVersions]))).toMatchObject([
      { html, by: 7, isFound: false }, { html: base, by: 9, savedAt: '2026-11-25T09:00:00.000Z', isFound: true },
    ])
  })

  it('writes no versions on a portal that has no field for them', async () => {
    const { save, deal } = setUp()
    await save()
    expect(deal).not.toHaveProperty([portalMap.deal.descriptionVersions])
  })

  it('writes the text and its twin once, and reads them back', async () => {
    const { save, deal, twin, seen, writes } = setUp()
    expect(await save()).toMatchObject({ kind: 'done', stored: { html, updatedBy: 7 }, mark: expect.stringMatching(/^~[\da-f]{8}$/) as string })
    expect(deal[description]).toBe(html)
    expect(isTwinOf(twin(), html)).toBe(true)
    expect([seen.length, writes().length]).toEqual([2, 1])
  })

  it('leaves a mark in the twin that remembers the one before', async () => {
    const { save, twin } = setUp({ fields: { [descriptionTwin]: makeTwin(base, '2026-11-25T12:00:00+03:00', '~aaaaaaaa') } })
    await save()
    expect(readTwin(twin())?.mark).toMatch(/^~[\da-f]{8} aaaaaaaa$/)
  })

  it('forgets the marks of a text that a form has replaced since', async () => {
    const { save, twin } = setUp({ fields: { [descriptionTwin]: makeTwin('<p>Ещё раньше</p>', '2026-11-25T12:00:00+03:00', '~aaaaaaaa') } })
    await save()
    expect(readTwin(twin())?.mark).toMatch(/^~[\da-f]{8}$/)
  })

  it('shows what a colleague saved meanwhile, with the name, and writes nothing', async () => {
    const { save, writes } = setUp({ fields: { [description]: theirs } })
    expect(await save()).toEqual({ kind: 'conflict', mark: '', theirs: { html: theirs, updatedTime: '2026-11-25T09:00:00.000Z', updatedBy: 9 }, author: 'Name 9', isOverwritten: false })
    expect(writes()).toHaveLength(0)
  })

  it('shows what a colleague saved between the look and the write', async () => {
    const portal = setUp({ beforeWrite: () => void portal.change(theirs) })
    expect(await portal.save()).toMatchObject({ kind: 'conflict', theirs: { html: theirs } })
    expect(portal.deal[description]).toBe(theirs)
  })

  it('is not disturbed by a change of another field', async () => {
    const portal = setUp({ beforeWrite: () => void (portal.writes().length === 0 && portal.change(base, { opportunity: 5 })) })
    expect(await portal.save()).toMatchObject({ kind: 'done' })
    expect(portal.deal).toMatchObject({ [description]: html, opportunity: 5 })
  })

  it.each(['<P>Было</P>\n', '<p >Было</p >'])('is not disturbed by the portal\'s way to write HTML: %j', async stored => {
    const { save } = setUp({ fields: { [description]: stored } })
    expect(await save()).toMatchObject({ kind: 'done' })
  })

  it('is found after a lost reply, and not sent again', async () => {
    const { save, writes } = setUp({ faults: [{ kind: 'none', delayMs: 1 }, { kind: 'cut-after', delayMs: 1 }] })
    expect(await save()).toMatchObject({ kind: 'done', stored: { html } })
    expect(writes()).toHaveLength(1)
  })

  it('stays unknown when it is not found within 15 s, and is not sent again', async () => {
    const { save, writes, clock } = setUp({ faults: [{ kind: 'none', delayMs: 1 }, { kind: 'cut-before', delayMs: 1 }] })
    const startedAt = clock.now()
    expect(await save()).toMatchObject({ kind: 'unknown' })
    expect(writes()).toHaveLength(1)
    expect(clock.now() - startedAt).toBeLessThan(15_000)
  })

  it('is refused when the portal refuses it', async () => {
    const { save, deal } = setUp({ state: { readers: new Set([7]) } })
    expect(await save()).toMatchObject({ kind: 'refused', error: { kind: 'forbidden' } })
    expect(deal[description]).toBe(base)
  })

  it('over 60,000 bytes calls nothing and tells the size', async () => {
    const { save, seen } = setUp()
    const long = `<p>${'я'.repeat(30_000)}</p>`
    expect(await save({ base, html: long })).toEqual({ kind: 'over-limit', sizeBytes: 60_007, limitBytes: 60_000 })
    expect(seen).toHaveLength(0)
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
    const { save, seen } = setUp()
    expect(await save({ base, html: '<blockquote>'.repeat(500) })).toMatchObject({ kind: 'refused', error: { code: 'CARDINAL_TOO_DEEP' } })
    expect(seen).toHaveLength(0)
  })

  it('keeps a text that looks like a reference of the batch', async () => {
    const { save, deal } = setUp()
    expect(await save({ base, html: '<p>$result[check][items]</p>' })).toMatchObject({ kind: 'done' })
    expect(deal[description]).toBe('<p>&#36;result[check][items]</p>')
  })
})

describe('a look at a saved text', () => {
  const own = makeTwin(html, '2026-11-25T12:00:00+03:00', '~bbbbbbbb aaaaaaaa')
  const overwritten = { kind: 'conflict', theirs: { html: theirs }, author: 'Name 9', isOverwritten: true }

  it.each<[string, string, string, object]>([
    ['while it stands', html, own, { kind: 'stands' }],
    ['while the portal writes its HTML another way', '<P>Стало</P>\n', own, { kind: 'stands' }],
    ['after a colleague changed it knowingly', theirs, makeTwin(theirs, '2026-11-25T12:00:05+03:00', '~cccccccc bbbbbbbb aaaaaaaa'), { kind: 'stands' }],
    ['after a colleague wrote over it without having seen it', theirs, makeTwin(theirs, '2026-11-25T12:00:05+03:00', '~cccccccc aaaaaaaa'), overwritten],
    ['after a form wrote over it', theirs, own, overwritten],
    ['after a form wrote over a text that knew it', theirs, makeTwin('<p>Другое</p>', '2026-11-25T12:00:05+03:00', '~cccccccc bbbbbbbb aaaaaaaa'), overwritten],
  ])('%s', async (_, stored, twin, expected) => {
    const { watch } = setUp({ fields: { [description]: stored, [descriptionTwin]: twin } })
    expect(await watch('~bbbbbbbb aaaaaaaa')).toMatchObject(expected)
  })
})
