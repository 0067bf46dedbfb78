import { describe, expect, it } from 'vitest'
import { checkForm } from '../src/tickets/form.ts'
import { aDeal, anEvent, aSite, roles } from './aSite.ts'
import type { TestSite } from './aSite.ts'

const filled = { form: '', name: 'Ольга Крылова', phone: '8 (900) 000-00-01', email: 'guest@pochta.example', count: '2' }

describe('what a visitor types', () => {
  it.each([
    ['+7 900 000-00-01', '+79000000001'],
    ['8(900)0000001', '+79000000001'],
    ['9000000001', '+79000000001'],
    ['+49 151 00000000', '+4915100000000'],
  ])('the phone %s is %s', (phone, kept) => {
    expect(checkForm({ ...filled, phone }, null)).toMatchObject({ order: { phone: kept } })
  })

  it.each([
    ['name', ''], ['name', '12345'], ['name', 'а'.repeat(101)], ['phone', ''], ['phone', '12-34'], ['phone', 'позвоните мне 89000000001'], ['email', ''], ['email', 'guest'], ['email', 'a@b'], ['email', 'a b@c.ru'],
    ['count', ''], ['count', '0'], ['count', '11'], ['count', '1.5'], ['count', 'два'],
  ])('%s %j gets a message of its own', (field, value) => {
    const checked = checkForm({ ...filled, [field]: value }, null)
    expect('errors' in checked && Object.keys(checked.errors)).toEqual([field])
  })

  it('more tickets than there are places', () => {
    expect(checkForm({ ...filled, count: '4' }, 3)).toEqual({ errors: { count: 'Свободных мест: 3' } })
  })
})

async function aSiteWithEvent(more: Record<string, unknown> = {}): Promise<{ site: TestSite, path: string }> {
  const site = await aSite()
  site.portal.put(2, aDeal(12, 'template', 1))
  site.portal.put(2, anEvent(51, 'event', 1, more))
  await site.knock(12)
  await site.state()
  await site.knock(51)
  const event = (await site.state()).elements.find(({ kind }) => kind === 'event')!
  return { site, path: `/calendar/${event.id}` }
}

/** The form as the page holds it. */
async function formOf(site: TestSite, path: string): Promise<typeof filled> {
  const text = await (await site.get(path)).text()
  return { ...filled, form: /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}

function send(site: TestSite, path: string, form: Record<string, string>): Promise<Response> {
  return fetch(`${site.origin}${path}/tickets`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
}

const salesOf = (site: TestSite) => [...site.portal.items.get(2)!.values()].filter(({ originatorId }) => originatorId === 'site')

describe('a ticket order', () => {
  it('becomes a deal with its contact, its event and its rows', async () => {
    const { site, path } = await aSiteWithEvent()
    const answer = await send(site, path, await formOf(site, path))
    expect(answer.status).toBe(303)
    const thanks = await (await site.get(answer.headers.get('location')!)).text()
    const [sale] = (await site.state()).sales
    expect(sale?.number).toMatch(/^261122-[2-9A-Z]{4}$/)
    expect(thanks).toContain(sale?.number)
    expect(thanks).toContain('2 билета')
    expect(salesOf(site)).toMatchObject([{ id: sale?.deal, title: 'Билеты: Дом Пашкова, 12 декабря', categoryId: 5, stageId: 'C5:NEW', contactIds: [1000], originId: sale?.number, [roles.parent!]: 51, [roles.siteOrder!]: sale?.number, [roles.siteEvent!]: path.split('/').at(-1) }])
    expect(site.portal.rows.get(sale!.deal!)).toMatchObject([{ price: 2400, quantity: 2 }])
    expect(site.portal.items.get(3)?.get(1000)).toMatchObject({ name: 'Ольга', lastName: 'Крылова', originId: sale?.number, fm: [{ value: '+79000000001' }, { value: 'guest@pochta.example' }] })
  })

  it('sent twice at once, and again later, is one', async () => {
    const { site, path } = await aSiteWithEvent()
    const form = await formOf(site, path)
    const [one, other] = await Promise.all([send(site, path, form), send(site, path, form)])
    expect(one.headers.get('location')).toBe(other.headers.get('location'))
    await site.state()
    await send(site, path, { ...form, count: '9' })
    expect((await site.state()).sales).toMatchObject([{ count: 2 }])
    expect(salesOf(site)).toHaveLength(1)
  })

  it('of a guest who is known by phone or mail makes no second contact', async () => {
    const { site, path } = await aSiteWithEvent()
    site.portal.put(3, { id: 77, name: 'Ольга', fm: [{ typeId: 'EMAIL', value: 'guest@pochta.example' }] })
    await send(site, path, await formOf(site, path))
    await site.state()
    expect(salesOf(site)).toMatchObject([{ contactIds: [77] }])
    expect(site.portal.items.get(3)?.size).toBe(1)
  })

  it('waits on the site while the portal is down', async () => {
    const { site, path } = await aSiteWithEvent()
    const form = await formOf(site, path)
    site.portal.down = true
    const answer = await send(site, path, form)
    expect(await (await site.get(answer.headers.get('location')!)).text()).toContain('Спасибо')
    expect((await site.state()).sales).toMatchObject([{ deal: null }])
    site.portal.down = false
    await site.control('look')
    expect(salesOf(site)).toHaveLength(1)
  })

  it.each(['crm.item.add', 'crm.item.productrow.set'])('whose answer of %s was lost is sent again and stays one', async lost => {
    const { site, path } = await aSiteWithEvent()
    const form = await formOf(site, path)
    let losses = 2
    site.portal.after = async method => {
      if (method === lost && losses > 0) {
        losses -= 1
        return { status: 502, body: '' }
      }
      return undefined
    }
    await send(site, path, form)
    await site.state()
    await site.control('advance', { ms: 61_000 })
    await site.control('advance', { ms: 5 * 61_000 })
    expect((await site.state()).sales).toMatchObject([{ deal: expect.any(Number) as number }])
    expect(salesOf(site)).toHaveLength(1)
    expect(site.portal.items.get(3)?.size).toBe(1)
  })

  it('with mistakes comes back with what was typed', async () => {
    const { site, path } = await aSiteWithEvent()
    const form = await formOf(site, path)
    const answer = await send(site, path, { ...form, name: '"><script>alert(1)</script>', phone: '12' })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('1 поле надо поправить.')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;')
    expect(text).not.toContain('<script')
    expect(text).toContain(`value="${form.form}"`)
    expect((await site.state()).sales).toEqual([])
  })

  it('is not taken for an event that is over, cancelled or full', async () => {
    for (const more of [{ start: '2026-11-21T12:00:00+03:00' }, { stageId: 'C3:LOSE' }, { capacity: 1 }]) {
      const { site, path } = await aSiteWithEvent(more)
      await send(site, path, { ...filled, form: '00000000-0000-4000-8000-000000000001' })
      expect((await site.state()).sales).toEqual([])
    }
  })
})
