import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knocks } from './vectors.ts'
import { aDeal, anEvent, anOrder, answerIn, aSite, roles } from './aSite.ts'

const MINUTE_MS = 60_000

describe('knocks', () => {
  it.each(knocks.knocks.filter(({ expects }) => 'refused' in expects))('$name ask the portal for nothing', async ({ request, expects }) => {
    const site = await aSite({ applicationToken: knocks.rules.applicationToken })
    site.portal.put(2, aDeal(12, 'template', 1))
    const { status } = await fetch(`${site.origin}/cardinal/knock${request.query}`, { method: request.method, headers: request.contentType ? { 'content-type': request.contentType } : {}, ...(request.method === 'POST' ? { body: request.body.replaceAll('https://example.bitrix24.ru"', `${site.portal.origin}"`) } : {}) })
    expect(status).toBe('refused' in expects ? knocks.statuses[expects.refused] : 0)
    await site.state()
    expect(site.portal.calls).toEqual([])
  })

  it('of any form make the site read the deal', async () => {
    const site = await aSite({ applicationToken: 'token' })
    site.portal.put(2, aDeal(12, 'template', 1))
    const form = new URLSearchParams({ event: 'ONCRMDEALUPDATE', 'data[FIELDS][ID]': '12', 'auth[domain]': new URL(site.portal.origin).host, 'auth[application_token]': 'token' })
    expect((await fetch(`${site.origin}/cardinal/knock`, { method: 'POST', body: form })).status).toBe(202)
    expect(await answerIn(site, 12)).toMatchObject({ outcome: 'taken' })
    site.portal.put(2, aDeal(13, 'template', 1))
    expect((await site.get('/cardinal/knock?deal=13')).status).toBe(202)
    expect(await answerIn(site, 13)).toMatchObject({ outcome: 'taken' })
  })

  it('ten at once make one element and one answer', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1))
    await Promise.all(Array.from({ length: 10 }, () => site.knock(12)))
    expect((await site.state()).elements).toHaveLength(1)
    expect(site.portal.calls.filter(method => method === 'crm.item.update')).toHaveLength(1)
  })

  it('for a deal of others’ text change nothing without a newer order', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1))
    await site.knock(12)
    await site.state()
    Object.assign(site.portal.deal(12), { title: 'Не для сайта', [roles.description!]: '<p>Черновик</p>' })
    await site.knock(12)
    expect((await site.state()).elements).toMatchObject([{ title: 'Дом Пашкова', html: '<p>Дворец</p>' }])
  })

  it('longer than 64 KB are not read', async () => {
    const site = await aSite()
    expect((await fetch(`${site.origin}/cardinal/knock`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: ' '.repeat(70_000) })).status).toBe(413)
  })
})

describe('a portal in trouble', () => {
  it('is asked again after a minute', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1))
    site.portal.down = true
    expect(await site.knock(12)).toBe(202)
    expect((await site.state()).elements).toEqual([])
    site.portal.down = false
    await site.control('advance', { ms: 59_000 })
    expect(await answerIn(site, 12)).toBeNull()
    await site.control('advance', { ms: 2000 })
    expect(await answerIn(site, 12)).toMatchObject({ outcome: 'taken', revision: 1 })
  })

  it('that takes no answer gets it after 1, 5, 30 minutes, then every two hours for a day', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1, { publication: '40' }))
    const tries: number[] = []
    let minutes = 0
    site.portal.before = async method => {
      if (method !== 'crm.item.update')
        return undefined
      tries.push(minutes)
      return { status: 503, body: { error: 'OVERLOAD_LIMIT' } }
    }
    await site.knock(12)
    await site.state()
    for (minutes = 1; minutes <= 30 * 60; minutes += 1)
      await site.control('advance', { ms: MINUTE_MS })
    const steps = tries.map((time, index) => time - (tries[index - 1] ?? 0))
    expect(steps.slice(0, 4)).toEqual([0, 1, 5, 30])
    expect(new Set(steps.slice(4))).toEqual(new Set([120]))
    expect(tries.at(-1)).toBeGreaterThan(24 * 60)
    expect((await site.state()).done).toMatchObject([{ writeBack: 'given-up' }])
  }, 60_000)

  it('keeps its answer across a new start of the site', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'site-'))
    const store = join(folder, 'site.json')
    const first = await aSite({ store })
    first.portal.put(2, aDeal(12, 'template', 1, { publication: '40' }))
    first.portal.before = async method => method === 'crm.item.update' ? { status: 503, body: {} } : undefined
    await first.knock(12)
    const [element] = (await first.state()).elements
    first.portal.before = async () => undefined
    expect(JSON.parse(await readFile(store, 'utf8'))).toMatchObject({ done: [{ writeBack: 'waiting' }] })
    const second = await aSite({ store }, first.portal)
    expect(await answerIn(second, 12)).toMatchObject({ outcome: 'taken', id: element?.id })
    expect((await second.state()).elements).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
})

describe('the look', () => {
  it('finds deals whose knock was lost, every 15 minutes', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1))
    await site.control('advance', { ms: 16 * MINUTE_MS })
    expect(await answerIn(site, 12)).toMatchObject({ outcome: 'taken' })
    site.portal.put(2, aDeal(13, 'template', 1))
    await site.control('advance', { ms: 15 * MINUTE_MS })
    expect(await answerIn(site, 13)).toMatchObject({ outcome: 'taken' })
  })

  it('writes an answer again that the portal never got', async () => {
    const site = await aSite()
    site.portal.put(2, aDeal(12, 'template', 1))
    await site.control('faults', { loseWriteBack: true })
    await site.knock(12)
    expect(await answerIn(site, 12)).toBeNull()
    await site.control('faults', {})
    await site.knock(12)
    expect(await answerIn(site, 12)).toBeNull()
    await site.control('look')
    expect(await answerIn(site, 12)).toMatchObject({ outcome: 'taken' })
    expect((await site.state()).elements).toHaveLength(1)
  })

  it('of 120 deals takes them all', async () => {
    const site = await aSite()
    for (let id = 1; id <= 120; id += 1)
      site.portal.put(2, aDeal(id, 'template', 1))
    await site.control('look')
    expect((await site.state()).elements).toHaveLength(120)
  })
})

it('a site that cannot keep a picture says so and takes the next order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  const store = join(folder, 'site.json')
  const site = await aSite({ store })
  site.portal.files = { 101: 'iVBORw0KGgo=' }
  const picture = { id: 101, urlMachine: `${site.portal.origin}/rest/crm.controller.item.getFile.json?fileId=101` }
  site.portal.put(2, aDeal(12, 'template', 1, { picture }))
  await rm(`${store}.pictures`, { recursive: true })
  await site.knock(12)
  expect(await answerIn(site, 12)).toMatchObject({ outcome: 'refused', code: 'broken' })
  await mkdir(`${store}.pictures`)
  site.portal.put(2, aDeal(12, 'template', 2, { picture }))
  await site.knock(12)
  expect(await answerIn(site, 12)).toMatchObject({ outcome: 'taken', revision: 2 })
  await rm(folder, { recursive: true })
})

it('an order that came while the answer to the one before was on its way is done at once', async () => {
  const site = await aSite()
  site.portal.put(2, aDeal(12, 'template', 1))
  let handedOver = false
  site.portal.before = async method => {
    if (method === 'crm.item.update' && !handedOver) {
      handedOver = true
      Object.assign(site.portal.deal(12), { title: 'Новое название', [roles.published!]: anOrder(12, 'template', 2), [roles.publication!]: '41' })
    }
    return undefined
  }
  await site.knock(12)
  expect(await answerIn(site, 12)).toMatchObject({ revision: 2, outcome: 'taken' })
  expect((await site.state()).elements).toMatchObject([{ title: 'Новое название', revision: 2 }])
})

it('an event keeps its speaker and host when its dates are sent again', async () => {
  const site = await aSite()
  site.portal.users = [{ ID: '7', NAME: 'Наталья', LAST_NAME: 'Зимина' }]
  site.portal.put(3, { id: 5, name: 'Анна', lastName: 'Лебедева' })
  site.portal.put(2, aDeal(12, 'template', 1))
  await site.knock(12)
  await site.state()
  site.portal.put(2, anEvent(51, 'host', 3, { speaker: 5, host: 7 }))
  await site.knock(51)
  await site.state()
  site.portal.put(2, anEvent(51, 'event', 4, { start: '2026-12-13T12:00:00+03:00', speaker: 5, host: 7 }))
  await site.knock(51)
  expect((await site.state()).elements.find(({ kind }) => kind === 'event')).toMatchObject({ start: '2026-12-13T12:00:00+03:00', speaker: 'Анна Лебедева', host: 'Наталья Зимина', revision: 4 })
})

it('faults: two answers, changed ids, a refusal', async () => {
  const site = await aSite()
  site.portal.put(2, aDeal(12, 'template', 1))
  await site.control('faults', { answerTwice: true })
  await site.knock(12)
  const first = await answerIn(site, 12)
  expect(site.portal.calls.filter(method => method === 'crm.item.update')).toHaveLength(2)
  site.portal.put(2, aDeal(12, 'template', 2))
  await site.control('faults', { changeIds: true })
  await site.knock(12)
  expect((await answerIn(site, 12))?.id).not.toBe(first?.id)
  expect((await site.state()).elements).toHaveLength(1)
  site.portal.put(2, aDeal(12, 'template', 3))
  await site.control('faults', { refuse: { code: 'broken', reason: 'На сайте кончилось место' } })
  await site.knock(12)
  expect(await answerIn(site, 12)).toMatchObject({ outcome: 'refused', code: 'broken', reason: 'На сайте кончилось место' })
  await site.control('faults', { down: true })
  expect(await site.knock(12)).toBe(503)
  await site.control('reset')
  expect(await site.knock(12)).toBe(202)
})
