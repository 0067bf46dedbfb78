import { describe, expect, it } from 'vitest'
import { aDisk } from './diskPortal.ts'
import type { Disk } from './diskPortal.ts'

/** @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-upload-file.html#uploadurl */
async function uploadAddress(disk: Disk, params = {}): Promise<string> {
  const { field, uploadUrl } = await disk.result('disk.folder.uploadFile', { id: disk.rootId, ...params })
  expect(field).toBe('file')
  return String(uploadUrl)
}

async function send(disk: Disk, address: string, body: BodyInit, headers = {}) {
  const response = await disk.server.request(address, { method: 'POST', body, headers })
  return { status: response.status, headers: response.headers, body: await response.json() as { error?: string, result?: { [key: string]: unknown } } }
}

function form(name: string, text: string): FormData {
  const data = new FormData()
  data.append('file', new File([text], name))
  return data
}

const open = (disk: Disk, address: unknown) => disk.server.request(String(address))

describe('upload by address', () => {
  it('puts the file into the folder under its own name and answers it, readable by any origin', async () => {
    const disk = await aDisk()
    const { status, headers, body } = await send(disk, await uploadAddress(disk), form('план.txt', 'hello'))
    expect([status, headers.get('access-control-allow-origin'), body.result?.NAME, body.result?.SIZE]).toEqual([200, '*', 'план.txt', '5'])
    expect(await (await open(disk, body.result?.DOWNLOAD_URL)).text()).toBe('hello')
    expect(disk.portal.log.at(-1)).toMatchObject({ kind: 'rest', method: 'upload', status: 200, userId: 1 })
  })

  it('refuses a taken name, or numbers it as the first call asked', async () => {
    const disk = await aDisk()
    await disk.file('plan.txt', 'old')
    expect((await send(disk, await uploadAddress(disk), form('plan.txt', 'new'))).body.error).toBe('DISK_OBJ_22000')
    expect((await send(disk, await uploadAddress(disk, { generateUniqueName: true }), form('plan.txt', 'new'))).body.result?.NAME).toBe('plan (1).txt')
  })

  it('keeps nothing of a form that is cut off or has no file', async () => {
    const disk = await aDisk()
    const address = await uploadAddress(disk)
    const cut = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
    expect((await send(disk, address, cut, { 'content-type': 'multipart/form-data; boundary=x' })).body.error).toBe('ERROR_COULD_NOT_SAVE_FILE')
    expect((await send(disk, address, new URLSearchParams({ file: 'text' }))).body.error).toBe('ERROR_COULD_NOT_SAVE_FILE')
    expect([await disk.names(disk.rootId), disk.portal.state.files.size]).toEqual([[], 0])
  })

  it('refuses an address that was changed, made for another purpose, or outlived its token', async () => {
    const disk = await aDisk()
    const address = await uploadAddress(disk)
    const refused = async (changed: string) => (await send(disk, changed, form('a.txt', 'a'))).status
    expect(await refused(address.replace(/token=disk%7C\w{4}/, 'token=disk%7CAAAA'))).toBe(401)
    expect(await refused(address.replace(/auth=\w+/, `auth=${disk.token()}`))).toBe(401)
    const { DOWNLOAD_URL } = await disk.result('disk.file.get', { id: await disk.file('b.txt', 'b') })
    expect(await refused(String(DOWNLOAD_URL).replace('download.json', 'upload.json'))).toBe(401)
    disk.portal.state.clock.frozenAt = disk.portal.now() + 3_601_000
    expect(await refused(address)).toBe(401)
  })

  it('counts for the rate limit', async () => {
    const disk = await aDisk()
    const address = await uploadAddress(disk)
    disk.portal.state.limits = { ...disk.portal.state.limits, rate: { depth: 1, drainPerSecond: 1 } }
    disk.portal.state.clock.frozenAt = disk.portal.now()
    expect((await send(disk, address, form('a.txt', 'a'), { 'x-local-address': '10.0.0.9' })).status).toBe(200)
    expect((await send(disk, address, form('b.txt', 'b'), { 'x-local-address': '10.0.0.9' })).body.error).toBe('QUERY_LIMIT_EXCEEDED')
  })

  it('asks for the right again', async () => {
    const disk = await aDisk()
    const { uploadUrl } = await disk.result('disk.folder.uploadFile', { ...disk.employee, id: disk.rootId })
    const root = disk.portal.state.disk.objects.get(disk.rootId)
    expect(root?.rights).toEqual([{ taskId: 75, accessCode: '*' }])
    Object.assign(root ?? {}, { rights: [] })
    expect((await send(disk, String(uploadUrl), form('a.txt', 'a'))).body.error).toBe('ACCESS_DENIED')
  })
})

it('has no room for more than the switch says', async () => {
  const disk = await aDisk()
  const id = await disk.file('a.txt', '12345')
  disk.portal.state.switches.diskFreeBytes = 4
  const fileContent = ['b.txt', Buffer.from('12345').toString('base64')]
  expect(await disk.refused('disk.folder.uploadFile', { id: disk.rootId, data: { NAME: 'b.txt' }, fileContent })).toEqual(['ERROR_COULD_NOT_SAVE_FILE', 'Could not save file'])
  expect(await disk.refused('disk.file.uploadVersion', { id, fileContent })).toEqual(['DISK_FILE_22006', 'Size restriction'])
  expect((await send(disk, await uploadAddress(disk), form('b.txt', '12345'))).body.error).toBe('ERROR_COULD_NOT_SAVE_FILE')
})

describe('download', () => {
  it('gives the bytes to any origin while the token lives and the caller may read', async () => {
    const disk = await aDisk()
    const { DOWNLOAD_URL } = await disk.result('disk.file.get', { ...disk.employee, id: await disk.file('a.txt', 'secret') })
    const given = await open(disk, DOWNLOAD_URL)
    expect([given.headers.get('access-control-allow-origin'), given.headers.get('content-disposition'), await given.text()]).toEqual(['*', 'attachment; filename*=UTF-8\'\'a.txt', 'secret'])
    Object.assign(disk.portal.state.disk.objects.get(disk.rootId) ?? {}, { rights: [] })
    expect((await open(disk, DOWNLOAD_URL)).status).toBe(404)
    expect((await open(disk, String(DOWNLOAD_URL).replace(/auth=\w+/, 'auth=wrong'))).status).toBe(401)
  })

  it('works with the secret of a webhook', async () => {
    const disk = await aDisk()
    const { body } = await disk.webhook('disk.file.get', { id: await disk.file('a.txt', 'text') })
    const file = body.result as { DOWNLOAD_URL?: string }
    expect(await (await open(disk, file.DOWNLOAD_URL)).text()).toBe('text')
  })

  it('sends on to a storage without cross-origin headers when it is told to', async () => {
    const disk = await aDisk()
    disk.portal.state.switches.fileDownloads = 'redirect'
    const { DOWNLOAD_URL } = await disk.result('disk.file.get', { id: await disk.file('план.txt', 'text') })
    const sent = await open(disk, DOWNLOAD_URL)
    const address = sent.headers.get('location') ?? ''
    expect([sent.status, new URL(address).hostname]).toEqual([302, '127.0.0.1'])
    const stored = await open(disk, address)
    expect([stored.headers.get('access-control-allow-origin'), await stored.text()]).toEqual([null, 'text'])
    expect((await open(disk, address.replace('/_storage/1/', '/_storage/2/'))).status).toBe(404)
  })
})

it('keeps versions and brings one back as the newest', async () => {
  const disk = await aDisk()
  const id = await disk.file('a.txt', 'first')
  await disk.result('disk.file.uploadVersion', { id, fileContent: ['b.txt', Buffer.from('second').toString('base64')] })
  const versions = await disk.list('disk.file.getVersions', { id })
  expect(versions.map(one => [one.GLOBAL_CONTENT_VERSION, one.SIZE])).toEqual([['2', '6'], ['1', '5']])
  const back = await disk.result('disk.file.restoreFromVersion', { id, versionId: versions[1]?.ID ?? null })
  expect([back.NAME, back.GLOBAL_CONTENT_VERSION]).toEqual(['a.txt', 3])
  expect(await (await open(disk, back.DOWNLOAD_URL)).text()).toBe('first')
  expect(await (await open(disk, versions[0]?.DOWNLOAD_URL)).text()).toBe('second')
})
