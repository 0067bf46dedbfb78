import { describe, expect, it } from 'vitest'
import type { Json } from '../src/state/types.ts'
import { aDisk } from './diskPortal.ts'
import type { Disk } from './diskPortal.ts'

/**
 * Whatever waits, the names in one folder stay different: the refusal is on the page, the key only in public copies of
 * the installer.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-add-subfolder.html
 */
const CALLERS = 25

function race(disk: Disk): Promise<{ status: number, body: { [key: string]: Json } }[]> {
  disk.portal.pause = () => new Promise(resolve => {
    setTimeout(resolve, Math.floor(Number.parseInt(disk.portal.randomHex(2), 16) / 32))
  })
  return Promise.all(Array.from({ length: CALLERS }, () => disk.call('disk.folder.addSubFolder', { id: disk.rootId, data: { NAME: '77-0' } })))
}

describe('25 callers want one folder name at once', () => {
  it('one gets it, the others are refused', async () => {
    const disk = await aDisk()
    const replies = await race(disk)
    expect(replies.filter(one => one.status === 200)).toHaveLength(1)
    expect(replies.filter(one => one.body.error === 'DISK_OBJ_22000')).toHaveLength(CALLERS - 1)
    expect(await disk.names(disk.rootId)).toEqual(['77-0'])
  })

  it('one gets it, and with `fails` whoever passed the check meets a 500', async () => {
    const disk = await aDisk()
    disk.portal.state.switches.diskUniqueKey = 'fails'
    const replies = await race(disk)
    expect(replies.filter(one => one.status === 200)).toHaveLength(1)
    expect(replies.filter(one => one.body.error === 'INTERNAL_SERVER_ERROR').length).toBeGreaterThan(0)
    expect(await disk.names(disk.rootId)).toEqual(['77-0'])
  })

  it('without the key several get it', async () => {
    const disk = await aDisk()
    disk.portal.state.switches.diskUniqueKey = false
    const replies = await race(disk)
    const made = replies.filter(one => one.status === 200)
    expect(made.length).toBeGreaterThan(1)
    expect(await disk.names(disk.rootId)).toEqual(made.map(() => '77-0'))
  })
})

it.each([['Claims'], ['claims'], [' Claims '], ['CLAIMS']])('refuses %j beside "Claims"', async name => {
  const disk = await aDisk()
  await disk.folder('Claims')
  expect(await disk.refused('disk.folder.addSubFolder', { id: disk.rootId, data: { NAME: name } })).toEqual(['DISK_OBJ_22000', 'A folder with this name already exists'])
  expect(await disk.refused('disk.folder.uploadFile', { id: disk.rootId, data: { NAME: name }, fileContent: ['a', 'YQ=='] })).toEqual(['DISK_OBJ_22000', 'A file with this name already exists'])
})

it('takes the same name in another folder', async () => {
  const disk = await aDisk()
  const claims = await disk.folder('Claims')
  expect(await disk.folder('Claims', claims)).toBeGreaterThan(claims)
})

it('numbers a file when it is asked to', async () => {
  const disk = await aDisk()
  for (const name of ['plan.txt', 'plan (1).txt', 'plan (2).txt']) {
    const made = await disk.result('disk.folder.uploadFile', { id: disk.rootId, data: { NAME: 'plan.txt' }, fileContent: ['a', 'YQ=='], generateUniqueName: true })
    expect(made.NAME).toBe(name)
  }
})

it('keeps a name without characters no file may have', async () => {
  const disk = await aDisk()
  expect((await disk.result('disk.folder.addSubFolder', { id: disk.rootId, data: { NAME: 'a/b:c' } })).NAME).toBe('a_b_c')
})
