import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, openAs, test } from '../support/story.ts'
import type { World } from '../support/story.ts'
import { openAnnouncement } from './description.ts'

// The client's site beside the portal: what visitors see, and what a deal cannot do to them.

test.use({ withSite: true })

const { texts } = JSON.parse(readFileSync(new URL('../../docs/site-contract/vectors/html.json', import.meta.url), 'utf8')) as { texts: { name: string, html: string }[] }

interface SiteState { elements: { kind: string, id: string, title: string, html: string, source: { deal: number } | null, start: string | null }[], sales: unknown[] }

async function siteState(page: Page, world: World): Promise<SiteState> {
  return await (await page.request.get(`${world.siteOrigin}/_site/state?settled=1`)).json() as SiteState
}

/** Ideas with these texts that wait for the site, entered in bulk. */
async function addWaiting(world: World, descriptions: readonly string[]): Promise<number[]> {
  const { apps: [cardinal] } = await world.control.get<{ apps: { options: Record<string, string> }[] }>('/_portal/state')
  const { codes } = JSON.parse(cardinal!.options['cardinal.map']!) as { codes: Record<string, string> }
  const key = (role: string) => codes[`field:deal.${role}`]!.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const ids = descriptions.map((_, index) => 5000 + index)
  const rows = descriptions.map((html, index) => ({
    id: ids[index],
    title: `Идея ${index}`,
    categoryId: Number(codes['pipeline:ideas']),
    stageId: codes['stage:ideas.site'],
    [key('description')]: html,
    [key('published')]: JSON.stringify({ v: 1, deal: ids[index], kind: 'template', revision: 1, key: `template-${ids[index]}-1` }),
    [key('publication')]: Number(codes['option:deal.publication.waiting']),
  }))
  await world.control.send('PATCH', '/_portal/limits', { rate: null })
  await world.control.send('POST', '/_portal/import', { items: [{ entityTypeId: 2, rows }] })
  return ids
}

test('no text of a deal runs anything, asks anybody or leaves its place, on the site and without its policy', async ({ page, world }) => {
  // One that swallows the rest, as a text alone may, stands last in what is put together.
  const together = [...texts].sort((one, other) => Number(/<plaintext|<frameset|<!--|<script>pwned\(1\)$/.test(one.html)) - Number(/<plaintext|<frameset|<!--|<script>pwned\(1\)$/.test(other.html))).map(({ html }) => html).join('\n')
  const ids = await addWaiting(world, [...texts.map(({ html }) => html), together])
  await page.request.post(`${world.siteOrigin}/_site/look`)
  const { elements } = await siteState(page, world)
  const taken = ids.map(id => elements.find(({ source }) => source?.deal === id))
  expect(taken.filter(element => element === undefined)).toEqual([])

  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  const pwned: unknown[] = []
  await page.exposeFunction('pwned', (...what: unknown[]) => pwned.push(what))

  await page.goto(`${world.siteOrigin}/events/${taken.at(-1)!.id}`)
  await expect(page.locator('article')).toContainText('купить билет')

  // The same texts on a page that would run anything: only the sanitiser stands between.
  await page.route('**/bare', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><title>Bare</title>${taken.map(element => `<article>${element!.html}</article>`).join('')}` }))
  await page.goto(`${world.siteOrigin}/bare`)
  await expect(page.locator('body > article')).toHaveCount(taken.length)
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('article, article *')) {
      for (const name of ['mouseover', 'focus', 'toggle', 'error', 'load', 'animationstart'])
        element.dispatchEvent(new Event(name))
    }
  })
  expect(await page.evaluate(() => [...document.querySelectorAll('article *')].flatMap(({ attributes }) => [...attributes].map(({ name }) => name)).filter(name => !['class', 'href', 'rel', 'src', 'alt', 'width', 'height', 'start', 'colspan', 'rowspan'].includes(name)))).toEqual([])
  expect(await page.evaluate(() => [...document.querySelectorAll('a')].map(({ protocol }) => protocol).filter(protocol => !['https:', 'http:', 'mailto:', 'tel:'].includes(protocol)))).toEqual([])
  expect(pwned).toEqual([])
  expect(asked.filter(url => !url.startsWith(world.siteOrigin))).toEqual([])
})

for (const width of [1280, 400]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 }, javaScriptEnabled: false })

    test('a visitor finds an event, mends the form and orders tickets once, without scripts', async ({ page, world }) => {
      await page.goto(world.siteOrigin)
      await page.getByRole('link', { name: 'Дом Пашкова: дворец на холме' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Дом Пашкова: дворец на холме')
      await page.getByRole('link', { name: /^12 декабря, суббота/ }).click()
      await expect(page.locator('dd').filter({ hasText: 'Лебедева' })).toBeVisible()
      await page.getByRole('link', { name: 'Заказать билеты' }).click()
      await page.getByLabel('Имя и фамилия').fill('Ольга Крылова')
      await page.getByLabel('Телефон').fill('12')
      await page.getByLabel('Почта').fill('guest1@pochta.example')
      await page.getByRole('button', { name: 'Заказать' }).click()
      await expect(page.getByRole('alert')).toHaveText('1 поле надо поправить.')
      await expect(page.getByLabel('Телефон')).toHaveAccessibleDescription(/Телефон целиком/)
      await expect(page.getByLabel('Имя и фамилия')).toHaveValue('Ольга Крылова')
      await page.getByLabel('Телефон').fill('+7 000 330-20-10')
      await page.getByRole('button', { name: 'Заказать' }).dblclick()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Спасибо, заказ принят')
      await page.reload()
      const { sales } = await siteState(page, world)
      expect(sales).toMatchObject([{ deal: expect.any(Number) as unknown, count: 1 }])
    })
  })

  test(`every page can be read and used by everybody at ${width} px`, async ({ page, world }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(world.siteOrigin)
    const { elements } = await siteState(page, world)
    const coming = elements.find(({ kind, start }) => kind === 'event' && start !== null && start > '2026-12')!
    for (const path of ['/', '/calendar', '/calendar?month=2026-12', '/calendar?month=2030-01', '/events/302', `/calendar/${coming.id}`, '/nowhere']) {
      await page.goto(`${world.siteOrigin}${path}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    }
  })
}

test('the preview in the deal wears the site’s own style sheet', async ({ page, world }) => {
  await openAs(page, world, 2, '/crm/deal/details/1/')
  const tab = await openAnnouncement(page)
  await tab.getByRole('button', { name: 'Посмотреть на сайте' }).click()
  const preview = tab.frameLocator('iframe').first()
  await expect(preview.getByRole('heading').first()).toHaveCSS('font-family', /Georgia/)
})
