import { expect, it } from 'vitest'
import type { SiteElement } from '../src/store/state.ts'
import { aSite, answerIn, roles } from './aSite.ts'
import { dealVectors, fieldMap } from './vectors.ts'
import { aFakePortal } from './aFakePortal.ts'
import { emptyState } from '../src/store/state.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'

/** A store that has the elements of a vector in it. */
async function aStore(site: (typeof dealVectors)[number]['site'], portal: string): Promise<string> {
  const elements = site.map(({ kind, id, deal, revision, title }): SiteElement => ({
    kind, id, title, revision, source: deal === null ? null : { portal, deal }, html: '', picture: null, pictureText: '', pictureFocus: '', format: '', age: '', isAccessible: false,
    price: null, capacity: null, place: '', start: null, end: null, speaker: '', host: '', template: null, isCancelled: false,
  }))
  const done = site.flatMap(({ kind, id, deal, revision }) => deal === null || revision === null
    ? []
    : [{ deal, revision, writeBack: 'written' as const, tries: 0, answer: { v: 1 as const, deal, kind, revision, key: '', at: '', outcome: 'taken' as const, id, url: '' } }])
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  await writeFile(join(folder, 'site.json'), JSON.stringify({ ...emptyState(), elements, done }))
  return folder
}

it.each(dealVectors)('$name', async ({ knock, site: before, portal: contents, expects }) => {
  const portal = await aFakePortal()
  const moved = JSON.parse(JSON.stringify(contents).replaceAll(fieldMap.portal, portal.origin)) as typeof contents
  for (const deal of moved.deals)
    portal.put(2, deal)
  for (const contact of moved.contacts)
    portal.put(3, contact)
  Object.assign(portal, { users: moved.users, files: moved.files })
  // Nothing waits at first, or the look at the start would come before the knock.
  for (const deal of moved.deals)
    deal[roles.publication!] = 40
  const folder = await aStore(before, portal.origin)
  const site = await aSite({ store: join(folder, 'site.json') }, portal)

  expect(await site.knock(knock)).toBe(202)
  const state = await site.state()
  if (expects.answer === null) {
    expect(portal.calls).not.toContain('crm.item.update')
    expect(state.elements).toHaveLength(before.length)
  }
  else {
    const answer = await answerIn(site, knock)
    const { reason, ...rest } = expects.answer
    expect(answer).toMatchObject(reason === '*' ? { ...rest, reason: expect.stringMatching(/./) as string } : expects.answer)
    expect(answer?.missing).toEqual(expects.answer.missing)
    const deal = portal.deal(knock)
    expect(deal[roles.publication!]).toBe(fieldMap.options[`publication.${expects.publication}`])
    expect(deal[roles.siteAnsweredAt!]).toBe(answer?.at)
    if (expects.idField)
      expect(deal[roles[expects.idField]!]).toBe(answer?.id)
    if (expects.notId)
      expect(answer?.id).not.toBe(expects.notId)
    if (expects.element) {
      const { hasPicture, ...wanted } = expects.element
      const element = state.elements.find(({ source, kind }) => source?.deal === knock && kind === (answer?.kind === 'template' ? 'template' : 'event'))!
      expect({ ...element, html: element.html.replace(/src="\/files\/[0-9a-f]{32}\.png"/g, 'src="*"').replaceAll(' />', '>') }).toMatchObject(wanted)
      if (hasPicture !== undefined)
        expect(element.picture !== null).toBe(hasPicture)
      expect(JSON.stringify(state)).not.toContain('auth=')
    }
  }
  await portal.close()
  await rm(folder, { recursive: true })
})
