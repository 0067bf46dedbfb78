import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { sniffType } from '../src/files/sniff.ts'
import { fileRoutes } from '../src/files/routes.ts'
import type { Json } from '../src/state/types.ts'
import { ENTITY } from '../src/state/types.ts'
import { aCrmPortal, anEmployee, asData, asList } from './crmPortal.ts'
import type { CrmPortal } from './crmPortal.ts'

/** https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html */
const png = Buffer.from('\x89PNG\r\n\x1a\npicture', 'latin1').toString('base64')
const page = Buffer.from('<script>alert(1)</script>').toString('base64')

async function aPortalWithFields(): Promise<CrmPortal> {
  const portal = aCrmPortal()
  await portal.addField('PHOTO', 'file')
  await portal.addField('PICTURES', 'file', { MULTIPLE: 'Y' })
  return portal
}

async function write(portal: CrmPortal, fields: { [key: string]: Json }) {
  return asData((await portal.result('crm.item.update', { entityTypeId: 2, id: 1, fields })).item)
}

function open(portal: CrmPortal, address: Json | undefined, cookie = '') {
  return new Hono().route('/', fileRoutes(portal.portal)).request(String(address), { headers: { cookie } })
}

const ids = (value: Json | undefined) => asList(value).map(file => file.id)

it('replaces a single file, keeps it by id, clears it by an empty text or a foreign id', async () => {
  const portal = await aPortalWithFields()
  const { ufCrmPhoto: first } = await portal.add(ENTITY.deal, { ufCrmPhoto: ['a.png', png] })
  expect(first).toEqual({ id: 1, url: expect.stringContaining('fileId=1'), urlMachine: expect.stringContaining('/rest/crm.controller.item.getFile.json?auth=') })
  expect(asData((await write(portal, { ufCrmPhoto: ['b.png', png] })).ufCrmPhoto).id).toBe(2)
  expect([...portal.portal.state.files.keys()]).toEqual([2])
  expect(asData((await write(portal, { ufCrmPhoto: { id: 2 } })).ufCrmPhoto).id).toBe(2)
  expect(asData((await write(portal, { title: 'x' })).ufCrmPhoto).id).toBe(2)
  expect((await write(portal, { ufCrmPhoto: { id: 77 } })).ufCrmPhoto).toBeNull()
  expect(portal.portal.state.files.size).toBe(0)
  await write(portal, { ufCrmPhoto: ['c.png', png] })
  expect((await write(portal, { ufCrmPhoto: '' })).ufCrmPhoto).toBeNull()
  expect(portal.portal.state.files.size).toBe(0)
})

it('sets a multiple field as a whole: named ids stay, the others are deleted, an empty list clears', async () => {
  const portal = await aPortalWithFields()
  await portal.add(ENTITY.deal, { ufCrmPictures: [['1.png', png], ['2.png', png], ['3.png', png]] })
  expect(ids((await write(portal, { ufCrmPictures: [{ id: 1 }, ['4.png', png], { id: 3 }, { id: 99 }] })).ufCrmPictures)).toEqual([1, 4, 3])
  expect([...portal.portal.state.files.keys()]).toEqual([1, 3, 4])
  expect((await write(portal, { ufCrmPictures: [] })).ufCrmPictures).toEqual([])
  expect(portal.portal.state.files.size).toBe(0)
})

it.each<[string, Json]>([
  ['a text', 'a.png'],
  ['broken base64', ['a.png', '***']],
  ['a data URL', ['a.png', `data:image/png;base64,${png}`]],
  ['the form of crm.deal.update', { fileData: ['a.png', png] }],
])('refuses %s and keeps no file', async (_, value) => {
  const portal = await aPortalWithFields()
  expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmPhoto: value } }))[0]).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
  expect(portal.portal.state.files.size).toBe(0)
})

it('keeps no file of a write that is refused for another reason', async () => {
  const portal = await aPortalWithFields()
  await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmPhoto: ['a.png', png], currencyId: 'XXX' } })
  expect(portal.portal.state.files.size).toBe(0)
})

it('limits extension and size by the settings of the field', async () => {
  const portal = aCrmPortal()
  // Only this family knows settings of files.
  await portal.result('userfieldconfig.add', { moduleId: 'crm', field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_DEAL_PHOTO', userTypeId: 'file', settings: { EXTENSIONS: ['png'], MAX_ALLOWED_SIZE: 20 } } })
  await portal.add(ENTITY.deal, { ufCrmDealPhoto: ['a.PNG', png] })
  for (const [name, bytes] of [['a.svg', png], ['a.png', Buffer.alloc(21).toString('base64')]])
    expect((await portal.refused('crm.item.add', { entityTypeId: 2, fields: { ufCrmDealPhoto: [name ?? '', bytes ?? ''] } }))[0]).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
})

it('gives a picture in place and everything else as a download nobody may guess at', async () => {
  const portal = await aPortalWithFields()
  const { ufCrmPictures } = await portal.add(ENTITY.deal, { ufCrmPictures: [['картинка.png', png], ['evil.png', page]] })
  const [picture, evil] = asList(ufCrmPictures)
  const shown = await open(portal, picture?.urlMachine)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('картинка.png')}`,
  })
  expect(Buffer.from(await shown.arrayBuffer()).toString('base64')).toBe(png)
  const download = await open(portal, evil?.url)
  expect(Object.fromEntries(download.headers)).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-disposition': expect.stringMatching(/^attachment/) })
})

it('opens a session address by the rights of the person, a machine address by its token while that lives', async () => {
  const portal = await aPortalWithFields()
  const stranger = anEmployee(portal, {})
  const { ufCrmPhoto } = await portal.add(ENTITY.deal, { ufCrmPhoto: ['a.png', png] })
  const { url, urlMachine } = asData(ufCrmPhoto)
  expect((await open(portal, url)).status).toBe(200)
  expect((await open(portal, url, `b24_local_user=${stranger.id}`)).status).toBe(403)
  expect((await open(portal, urlMachine, `b24_local_user=${stranger.id}`)).status).toBe(200)
  expect((await open(portal, String(urlMachine).replace(/auth=[^&]+/, 'auth=wrong'))).status).toBe(401)
  expect((await open(portal, String(urlMachine).replace(/%7C([^%]{5})/, '%7CAAAAA'))).status).toBe(401)
  portal.portal.state.clock.frozenAt = (portal.portal.state.clock.frozenAt ?? 0) + 3_601_000
  expect((await open(portal, urlMachine)).status).toBe(401)
})

it('sends a machine address on to a storage without cross-origin headers when it is told to; a session address gives the file itself', async () => {
  const portal = await aPortalWithFields()
  portal.portal.state.switches.fileDownloads = 'redirect'
  const { ufCrmPhoto } = await portal.add(ENTITY.deal, { ufCrmPhoto: ['a.png', png] })
  const { url, urlMachine } = asData(ufCrmPhoto)
  const sent = await open(portal, urlMachine)
  const stored = await portal.server.request(sent.headers.get('location') ?? '')
  expect([sent.status, stored.status, stored.headers.get('access-control-allow-origin')]).toEqual([302, 200, null])
  expect(Buffer.from(await stored.arrayBuffer()).toString('base64')).toBe(png)
  expect((await open(portal, url)).status).toBe(200)
})

it('gives a file only through the record that holds it', async () => {
  const portal = await aPortalWithFields()
  const { ufCrmPhoto } = await portal.add(ENTITY.deal, { ufCrmPhoto: ['a.png', png] })
  await portal.add(ENTITY.deal)
  const url = String(asData(ufCrmPhoto).url)
  expect((await open(portal, url.replace('&id=1&', '&id=2&'))).status).toBe(404)
  expect((await open(portal, url.replace('UF_CRM_PHOTO', 'UF_CRM_PICTURES'))).status).toBe(404)
  expect((await open(portal, url.replace('entityTypeId=2', 'entityTypeId=9'))).status).toBe(404)
})

it.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'application/octet-stream'],
  ['<!doctype html>', 'application/octet-stream'],
])('knows a file by its first bytes: %j is %s', (head, type) => {
  expect(sniffType(new Uint8Array(Buffer.from(head, 'latin1')))).toBe(type)
})
