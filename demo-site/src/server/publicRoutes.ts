import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { calendarPage } from '../pages/calendarPage.ts'
import { eventPage } from '../pages/eventPage.ts'
import { listPage } from '../pages/listPage.ts'
import { templatePage } from '../pages/templatePage.ts'
import { notFoundPage, thanksPage } from '../pages/thanksPage.ts'
import { elementById, pathOf } from '../site.ts'
import type { Site } from '../site.ts'
import { checkForm, isFormName } from '../tickets/form.ts'
import type { Sales } from '../tickets/sales.ts'

const styles = readFileSync(new URL('../pages/site.css', import.meta.url))
const icon = readFileSync(new URL('../pages/icon.svg', import.meta.url))

/** What visitors see. @param ready What must be over before anything is shown. */
export function publicRoutes(site: Site, sales: Sales, ready: () => Promise<void>): Hono {
  const routes = new Hono()
  // Cardinal's preview asks for the style sheet from another site.
  routes.get('/site.css', context => context.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'max-age=60' }))
  routes.get('/icon.svg', context => context.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }))
  routes.get('/files/:name', async context => {
    const picture = await site.store.picture(context.req.param('name'))
    if (!picture)
      return context.text('Not found', 404)
    // Named by its bytes, so it never changes.
    return context.body(picture.bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': picture.type, 'cache-control': 'public, max-age=31536000, immutable' })
  })

  routes.use('*', async (_, next) => {
    await ready()
    await next()
  })
  const missing = async (context: Context) => context.html(await notFoundPage(site), 404)
  routes.get('/', async context => context.html(await listPage(site)))
  routes.get('/calendar', async context => context.html(await calendarPage(site, context.req.query('month'))))
  routes.get('/events/:id', async context => {
    const template = elementById(site, 'template', context.req.param('id'))
    return template ? context.html(await templatePage(site, template)) : missing(context)
  })
  routes.get('/calendar/:id', async context => {
    const event = elementById(site, 'event', context.req.param('id'))
    return event ? context.html(await eventPage(site, event, { form: { form: randomUUID() }, errors: {}, free: sales.free(event) })) : missing(context)
  })
  routes.get('/calendar/:id/tickets', context => context.redirect(`/calendar/${encodeURIComponent(context.req.param('id'))}#tickets`, 303))
  routes.post('/calendar/:id/tickets', bodyLimit({ maxSize: 16 * 1024, onError: context => context.text('Too large', 413) }), async context => {
    const event = elementById(site, 'event', context.req.param('id'))
    if (!event)
      return missing(context)
    const given = new URLSearchParams(await context.req.text())
    const text = (name: string) => given.get(name) ?? ''
    const form = { form: isFormName(text('form')) ? text('form') : randomUUID(), name: text('name'), phone: text('phone'), email: text('email'), count: text('count') }
    const free = sales.free(event)
    // Nothing waits from here to keeping the order: two clicks at once make one.
    const known = sales.ofForm(form.form)
    if (known)
      return context.redirect(`/thanks/${known.form}`, 303)
    if (event.isCancelled || (event.start !== null && Date.parse(event.start) <= site.clock.now()))
      return context.redirect(`${pathOf(event)}#tickets`, 303)
    const checked = checkForm(form, free)
    if ('errors' in checked)
      return context.html(await eventPage(site, event, { form, errors: checked.errors, free }), 422)
    const sale = await sales.place(event, checked.order)
    return context.redirect(`/thanks/${sale.form}`, 303)
  })
  routes.get('/thanks/:form', async context => {
    const sale = sales.ofForm(context.req.param('form'))
    return sale ? context.html(await thanksPage(site, sale)) : missing(context)
  })
  routes.all('*', missing)
  return routes
}
