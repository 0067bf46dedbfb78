import { readFile } from 'node:fs/promises'
import { projectPath } from '../worlds/paths.ts'

const DEAL = 2
const DEAL_ID = 1
const PICTURES = 40
/** What the portal's field takes. */
const LIMIT_BYTES = 60_000
/** A file field of the bench's own. */
const FIELD = 'CARDINAL_BENCH_PICTURES'

const bytesOf = (html: string): number => new TextEncoder().encode(html).length
const paragraph = '<p>Идём не спеша, около двух с половиной часов. Группа небольшая, у каждого <strong>наушник</strong>: слышно и в переулке.</p>'

/** A portal, called as its administrator. */
async function call<T>(portalOrigin: string, method: string, body: Record<string, unknown>): Promise<T> {
  const response = await fetch(`${portalOrigin}/rest/1/dev/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok)
    throw new Error(`${method} answered ${response.status}: ${await response.text()}`)
  return (await response.json() as { result: T }).result
}

/** Puts a text into the deal's description. */
export async function storeText(portalOrigin: string, html: string): Promise<void> {
  await call(portalOrigin, 'crm.item.update', { entityTypeId: DEAL, id: DEAL_ID, fields: { ufCrmCardinalDescription: html } })
}

/** 59 KB of paragraphs. */
export function plainText(): string {
  return paragraph.repeat(Math.floor(59_000 / bytesOf(paragraph)))
}

/** Gives the deal 40 small pictures. @returns What names them in a text. */
async function storePictures(portalOrigin: string): Promise<string[]> {
  await call(portalOrigin, 'crm.deal.userfield.add', { fields: { FIELD_NAME: FIELD, USER_TYPE_ID: 'file', MULTIPLE: 'Y', LABEL: 'Bench' } })
  const content = (await readFile(projectPath('worlds/events/pictures/courtyard.jpg'))).toString('base64')
  const files = Array.from({ length: PICTURES }, (_, index) => [`picture-${index + 1}.jpg`, content])
  await call(portalOrigin, 'crm.item.update', { entityTypeId: DEAL, id: DEAL_ID, useOriginalUfNames: 'Y', fields: { [`UF_CRM_${FIELD}`]: files } })
  const { item } = await call<{ item: Record<string, { id: number }[]> }>(portalOrigin, 'crm.item.get', { entityTypeId: DEAL, id: DEAL_ID, useOriginalUfNames: 'Y' })
  return item[`UF_CRM_${FIELD}`]!.map(({ id }) => `crm-file:${id}`)
}

/** A walk's stop: heading, text with a link, what to bring, a picture. */
function stopOf(reference: string, index: number): string {
  return `<h2>Остановка ${index + 1}</h2>${paragraph}<p>Подробнее – <a href="https://example.com/stops/${index + 1}" rel="noopener noreferrer">на сайте музея</a>, там же <em>план двора</em>.</p>`
    + `<ul><li><p>вода</p></li><li><p>удобная обувь</p></li></ul><p><img src="${reference}" alt="Двор ${index + 1}" width="320" height="180"></p>`
}

/** A text as full as it may be: 60,000 bytes with 40 pictures, which the deal has from now on. */
export async function fullText(portalOrigin: string): Promise<string> {
  const stops = (await storePictures(portalOrigin)).map(stopOf)
  const room = LIMIT_BYTES - bytesOf(stops.join(''))
  const fillers = Math.floor(room / bytesOf(paragraph))
  // Spread evenly, so that pictures and text alternate to the end.
  return stops.map((stop, index) => stop + paragraph.repeat(Math.floor(fillers * (index + 1) / PICTURES) - Math.floor(fillers * index / PICTURES))).join('')
}
