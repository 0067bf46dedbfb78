import { describe, expect, it } from 'vitest'
import { packState, unpackState } from '../src/state/pack.ts'
import { json } from './corePortal.ts'
import { aDisk } from './diskPortal.ts'
import type { Disk } from './diskPortal.ts'

const page = (disk: Disk, path: string) => disk.server.request(path)

describe('recycle bin', () => {
  it('hides a folder with all in it, frees its name, and gives it back under a number', async () => {
    const disk = await aDisk()
    const id = await disk.folder('Claims')
    const file = await disk.file('a.txt', 'a', id)
    await disk.result('disk.folder.markDeleted', { id })
    expect(await disk.names(disk.rootId)).toEqual([])
    expect(await disk.refused('disk.folder.addSubFolder', { id, data: { NAME: 'x' } })).toEqual(['ERROR_NOT_FOUND', `Could not find entity with id \`${id}\``])
    expect((await disk.result('disk.file.get', { id: file })).DELETED_TYPE).toBe('4')
    await disk.folder('Claims')
    expect((await disk.result('disk.folder.restore', { id })).NAME).toBe('Claims (1)')
    expect(await disk.names(id)).toEqual(['a.txt'])
  })

  it('leaves what went in before its folder', async () => {
    const disk = await aDisk()
    const id = await disk.folder('Claims')
    const file = await disk.file('a.txt', 'a', id)
    await disk.result('disk.file.markDeleted', { id: file })
    await disk.result('disk.folder.markDeleted', { id })
    expect((await disk.refused('disk.file.restore', { id: file }))[0]).toBe('ERROR_NOT_FOUND')
    await disk.result('disk.folder.restore', { id })
    expect(await disk.names(id)).toEqual([])
    await disk.result('disk.file.restore', { id: file })
    expect(await disk.names(id)).toEqual(['a.txt'])
  })

  it('keeps nothing of what is deleted for good', async () => {
    const disk = await aDisk()
    const id = await disk.folder('Claims')
    await disk.file('a.txt', 'a', await disk.folder('inside', id))
    await disk.call('disk.folder.getExternalLink', { id })
    const before = disk.portal.state.disk.storages.size
    await disk.call('disk.folder.deleteTree', { id })
    const { disk: { objects, versions, links }, files } = disk.portal.state
    expect([objects.size, versions.size, links.length, files.size]).toEqual([before, 0, 0, 0])
  })
})

it('copies a folder with all in it, even into itself', async () => {
  const disk = await aDisk()
  const id = await disk.folder('A')
  await disk.file('a.txt', 'text', await disk.folder('inside', id))
  const copy = await disk.result('disk.folder.copyTo', { id, targetFolderId: id })
  const [inside] = await disk.list('disk.folder.getChildren', { id: Number(copy.ID) })
  const [file] = await disk.list('disk.folder.getChildren', { id: inside?.ID ?? null })
  expect([inside?.NAME, file?.NAME, file?.SIZE]).toEqual(['inside', 'a.txt', '4'])
  expect(await disk.list('disk.folder.getChildren', { id: Number(copy.ID) })).toHaveLength(1)
})

it('moves no folder into itself', async () => {
  const disk = await aDisk()
  const id = await disk.folder('A')
  const inside = await disk.folder('inside', id)
  expect((await disk.call('disk.folder.moveTo', { id, targetFolderId: inside })).status).toBe(400)
  expect(await disk.names(id)).toEqual(['inside'])
})

/** @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-children.html */
it.each([
  [{ NAME: 'Beta' }, ['Beta']],
  [{ '%NAME': 'et' }, ['Beta']],
  [{ '=%NAME': 'a%' }, ['alpha']],
  [{ '!NAME': 'Beta' }, ['alpha', 'c.txt']],
  [{ '@NAME': ['alpha', 'c.txt'] }, ['alpha', 'c.txt']],
  [{ TYPE: 'file' }, ['c.txt']],
  [{ '>ID': 104 }, ['Beta', 'c.txt']],
  [{ CREATED_BY: 99 }, ['alpha', 'Beta', 'c.txt']],
])('lists by %j', async (filter, names) => {
  const disk = await aDisk()
  await disk.folder('alpha')
  await disk.folder('Beta')
  await disk.file('c.txt', 'c')
  expect((await disk.list('disk.folder.getChildren', { id: disk.rootId, filter })).map(one => one.NAME)).toEqual(names)
})

it('lists in an order and by pages of 50', async () => {
  const disk = await aDisk()
  for (let number = 1; number <= 51; number += 1)
    await disk.folder(String(number).padStart(2, '0'))
  const { body } = await disk.call('disk.folder.getChildren', { id: disk.rootId, order: { NAME: 'DESC' } })
  expect([body.next, body.total]).toEqual([50, 51])
  expect((await disk.list('disk.folder.getChildren', { id: disk.rootId, order: { NAME: 'DESC' }, start: 50 })).map(one => one.NAME)).toEqual(['01'])
})

describe('public links', () => {
  it('show a page and give the file to anybody, until it is deleted', async () => {
    const disk = await aDisk()
    const id = await disk.file('<план>.txt', 'text')
    const { body } = await disk.call('disk.file.getExternalLink', { id })
    expect(body.result).toMatch(/^http:\/\/localhost:5100\/~\w{5}$/)
    expect((await disk.call('disk.file.getExternalLink', { id })).body.result).toBe(body.result)
    const location = (await page(disk, String(body.result))).headers.get('location') ?? ''
    expect(location).toMatch(/^\/docs\/pub\/[0-9a-f]{32}\/default\/$/)
    const shown = await page(disk, location)
    const [, address = ''] = /href="([^"]+)"/.exec(await shown.text()) ?? []
    expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('default-src \'none\'')])
    expect(await (await page(disk, address.replaceAll('&amp;', '&'))).text()).toBe('text')
    await disk.result('disk.file.markDeleted', { id })
    expect([(await page(disk, location)).status, (await page(disk, address)).status]).toEqual([404, 404])
    await disk.call('disk.file.delete', { id })
    expect((await page(disk, String(body.result))).status).toBe(404)
  })

  it('of a folder give its files and no others', async () => {
    const disk = await aDisk()
    const id = await disk.folder('Public')
    const inside = await disk.file('a.txt', 'open', await disk.folder('deep', id))
    const outside = await disk.file('b.txt', 'secret')
    await disk.call('disk.folder.getExternalLink', { id })
    const hash = disk.portal.state.disk.links[0]?.hash ?? ''
    expect(await (await page(disk, `/docs/pub/${hash}/download/?fileId=${inside}`)).text()).toBe('open')
    expect((await page(disk, `/docs/pub/${hash}/download/?fileId=${outside}`)).status).toBe(404)
  })
})

it('finds by name what the caller may read', async () => {
  const disk = await aDisk()
  const [own = {}] = await disk.list('disk.storage.getList', { filter: { ENTITY_ID: '1' } })
  await disk.result('disk.storage.uploadFile', { id: own.ID ?? null, data: { NAME: 'report secret.txt' }, fileContent: ['a', 'YQ=='] })
  const folder = await disk.folder('Reports')
  await disk.file('report.txt', 'a', folder)
  const search = async (params = {}) => (await disk.list('disk.file.search', { ...disk.employee, QUERY: '  report ', ...params })).map(one => one.NAME)
  expect(await search()).toEqual(['report.txt'])
  expect(await search({ TYPE: 'all' })).toEqual(['report.txt', 'Reports'])
  expect(await search({ TYPE: 'all', FILTER: { FOLDER_ID: folder } })).toEqual(['report.txt'])
})

it('survives a snapshot', async () => {
  const disk = await aDisk()
  await disk.file('a.txt', 'text')
  expect(unpackState(packState(disk.portal.state)).disk).toEqual(disk.portal.state.disk)
})

it('is part of the exported state', async () => {
  const disk = await aDisk()
  const id = await disk.folder('Claims')
  const { body } = await disk.request('/_portal/state')
  expect(body.disk).toMatchObject({ objects: expect.arrayContaining([expect.objectContaining({ id, name: 'Claims', parentId: disk.rootId })]) })
})

describe('import', () => {
  it('puts folders and files into the drives', async () => {
    const disk = await aDisk()
    const drive = [{ path: 'Claims' }, { path: 'Claims/list.txt', base64: 'dGV4dA==', createdBy: 2 }, { user: 2, path: 'mine.txt', base64: 'YQ==' }]
    const { body } = await disk.request('/_portal/import', json('POST', { drive }))
    const [claims = 0, list] = body.drive as number[]
    expect(await disk.names(disk.rootId)).toEqual(['Claims'])
    expect(await disk.list('disk.folder.getChildren', { id: claims })).toMatchObject([{ ID: String(list), NAME: 'list.txt', SIZE: '4', CREATED_BY: '2' }])
    const [own = {}] = await disk.list('disk.storage.getList', { ...disk.employee, filter: { ENTITY_TYPE: 'user' } })
    expect((await disk.list('disk.storage.getChildren', { ...disk.employee, id: own.ID ?? null })).map(one => one.NAME)).toEqual(['mine.txt'])
  })

  it.each([[[{ path: 'a' }, { path: 'A' }]], [[{ path: 'missing/a' }]], [[{ path: 'a', rights: ['x'] }]], [[{ user: 99, path: 'a' }]]])('refuses %j', async drive => {
    const disk = await aDisk()
    expect((await disk.request('/_portal/import', json('POST', { drive }))).status).toBe(400)
  })
})
