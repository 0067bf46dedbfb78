import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { aDeal, anEvent, aSite } from './aSite.ts'
import type { TestSite } from './aSite.ts'
import { schema } from './vectors.ts'

async function aFullSite(): Promise<TestSite> {
  const site = await aSite()
  site.portal.put(2, aDeal(12, 'template', 1, { title: 'Дом <Пашкова> & Ко', format: 51, age: 61 }))
  await site.knock(12)
  await site.state()
  for (const id of [51, 52, 53])
    site.portal.put(2, anEvent(id, 'event', 1, { title: `Событие ${id}`, start: `2026-12-${id - 40}T12:00:00+03:00` }))
  await site.control('look')
  return site
}

it('the inventory holds every element by pages that fit the schema, open to everybody', async () => {
  const site = await aFullSite()
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false })
  ajv.addSchema(schema('order'))
  const check = ajv.compile(schema('inventory'))
  const ids: string[] = []
  let next: string | null = `${site.origin}/cardinal/inventory.json?size=3`
  for (let pages = 0; next !== null && pages < 5; pages += 1) {
    const answer: Response = await fetch(next)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const page = await answer.json() as { next: string | null, items: { kind: string, id: string, deal: number }[] }
    expect(check(page), JSON.stringify(check.errors)).toBe(true)
    ids.push(...page.items.map(({ kind, deal }) => `${kind} ${deal}`))
    next = page.next
  }
  expect(ids.sort()).toEqual(['event 51', 'event 52', 'event 53', 'template 12'])
})

it('every page says a policy that lets nothing run and escapes what deals hold', async () => {
  const site = await aFullSite()
  const { elements } = await site.state()
  const paths = ['/', '/calendar?month=2026-12', '/calendar?month=%3Cscript%3E', ...elements.map(({ kind, id }) => `/${kind === 'template' ? 'events' : 'calendar'}/${id}`)]
  for (const path of paths) {
    const answer = await site.get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain('default-src \'none\'')
    const text = await answer.text()
    expect(text).not.toMatch(/<script|style="|<Пашкова>/)
    expect(text).toContain('<html lang="ru">')
  }
  expect(await (await site.get('/')).text()).toContain('Дом &lt;Пашкова&gt; &amp; Ко')
})

it('a month shows its events on their days and leads to the next one', async () => {
  const site = await aFullSite()
  const text = await (await site.get('/calendar?month=2026-12')).text()
  expect(text).toContain('Декабрь 2026')
  expect(text).toContain('11 декабря, пятница')
  expect(text).toContain('Событие 51')
  expect(text).toContain('/calendar?month=2027-01')
  expect(await (await site.get('/calendar')).text()).toContain('Ноябрь 2026')
})

it.each(['/events/none', '/calendar/none', '/thanks/none', '/files/../site.json', '/files/none.png', '/wp-login.php'])('%s is not there', async path => {
  expect((await (await aSite()).get(path)).status).toBe(404)
})

it('the style sheet opens for pages of other sites', async () => {
  const answer = await (await aSite()).get('/site.css')
  expect(answer.headers.get('content-type')).toContain('text/css')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

it('pages of other sites may not steer it, and nobody may where visitors come', async () => {
  const site = await aSite()
  expect((await fetch(`${site.origin}/_site/reset`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403)
  const open = await aSite({ control: false, publicOrigin: 'https://example.ru' })
  expect((await open.get('/_site/state')).status).toBe(404)
})
