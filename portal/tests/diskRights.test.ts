import { describe, expect, it } from 'vitest'
import { importDepartments } from '../src/control/import/people.ts'
import { EMPLOYEE } from './corePortal.ts'
import { aDisk } from './diskPortal.ts'
import type { Disk } from './diskPortal.ts'

/** Access codes: https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage-add-folder.html */
const FULL = 79
const EDIT = 75
const READ = 71

async function ownDrive(disk: Disk): Promise<number> {
  const [drive = {}] = await disk.list('disk.storage.getList', { filter: { ENTITY_TYPE: 'user', ENTITY_ID: '1' } })
  return Number(drive.ID)
}

/** A folder in the administrator's drive, with rights. */
async function shared(disk: Disk, taskId: number, accessCode: string): Promise<number> {
  const made = await disk.result('disk.storage.addFolder', { id: await ownDrive(disk), data: { NAME: 'Shared' }, rights: [{ TASK_ID: taskId, ACCESS_CODE: accessCode }] })
  return Number(made.ID)
}

it('lists to an employee the company drive and their own', async () => {
  const disk = await aDisk()
  const mine = await disk.list('disk.storage.getList', disk.employee)
  expect(mine.map(one => [one.ENTITY_TYPE, one.ENTITY_ID])).toEqual([['common', 'shared_files_s1'], ['user', String(EMPLOYEE)]])
})

it('keeps a person\'s drive private, with one folder given away', async () => {
  const disk = await aDisk()
  const id = await ownDrive(disk)
  const folder = await shared(disk, READ, `U${EMPLOYEE}`)
  await disk.result('disk.storage.addFolder', { id, data: { NAME: 'Private' } })
  expect((await disk.list('disk.storage.getChildren', { ...disk.employee, id })).map(one => one.NAME)).toEqual(['Shared'])
  expect((await disk.result('disk.folder.get', { ...disk.employee, id: folder })).NAME).toBe('Shared')
  expect(await disk.refused('disk.folder.addSubFolder', { ...disk.employee, id: folder, data: { NAME: 'x' } })).toEqual(['ACCESS_DENIED', 'Access denied'])
})

describe('access codes', () => {
  it.each([
    [`U${EMPLOYEE}`, true], ['U77', false], ['*', true], ['AU', true], ['D5', true], ['D4', false], ['DR4', true], ['DR6', false], ['CR', false],
  ])('%s lets the employee of department 5 in: %s', async (code, isIn) => {
    const disk = await aDisk()
    importDepartments(disk.portal, [{ id: 4, name: 'Sales', parent: 1 }, { id: 5, name: 'North', parent: 4 }, { id: 6, name: 'Store', parent: 1 }])
    disk.portal.state.users = disk.portal.state.users.map(user => user.id === EMPLOYEE ? { ...user, departments: [5] } : user)
    const id = await shared(disk, READ, code)
    expect((await disk.call('disk.folder.get', { ...disk.employee, id })).body.error).toBe(isIn ? undefined : 'ACCESS_DENIED')
  })

  it('CR lets the author do with their own what others may not', async () => {
    const disk = await aDisk()
    const made = await disk.result('disk.storage.addFolder', { id: disk.storageId, data: { NAME: 'Claims' }, rights: [{ TASK_ID: FULL, ACCESS_CODE: 'CR' }] })
    const own = await disk.folder('own', Number(made.ID), disk.employee)
    const foreign = await disk.folder('foreign', Number(made.ID))
    expect((await disk.result('disk.folder.markDeleted', { ...disk.employee, id: own })).DELETED_TYPE).toBe(3)
    expect((await disk.refused('disk.folder.markDeleted', { ...disk.employee, id: foreign }))[0]).toBe('ACCESS_DENIED')
  })

  it.each([['words'], [[['U2']]], [[{ TASK_ID: EDIT }]], [[{ TASK_ID: 1, ACCESS_CODE: 'U2' }]], [[{ TASK_ID: EDIT, ACCESS_CODE: 'everybody' }]]])('refuses rights written as %j', async rights => {
    const disk = await aDisk()
    expect(await disk.refused('disk.storage.addFolder', { id: disk.storageId, data: { NAME: 'x' }, rights })).toEqual(['', 'Invalid rights format'])
    expect(await disk.names(disk.rootId)).toEqual([])
  })
})

it('on the company drive an employee makes, renames and moves folders, and removes none', async () => {
  const disk = await aDisk()
  const one = await disk.folder('one', disk.rootId, disk.employee)
  const other = await disk.folder('other')
  expect((await disk.result('disk.folder.rename', { ...disk.employee, id: other, newName: 'new' })).NAME).toBe('new')
  expect((await disk.result('disk.folder.moveTo', { ...disk.employee, id: other, targetFolderId: one })).PARENT_ID).toBe(one)
  for (const method of ['disk.folder.markDeleted', 'disk.folder.deleteTree'])
    expect((await disk.refused(method, { ...disk.employee, id: one }))[0]).toBe('ACCESS_DENIED')
})

it('shares a folder up to the caller\'s own level', async () => {
  const disk = await aDisk()
  const id = await shared(disk, EDIT, `U${EMPLOYEE}`)
  const share = (taskName: string) => disk.call('disk.folder.shareToUser', { ...disk.employee, id, userId: 1, taskName })
  expect((await share('disk_access_full')).body.error).toBe('ACCESS_DENIED')
  expect((await share('disk_access_edit')).body.result).toBe(true)
})

it('keeps an application\'s storage from employees and out of lists', async () => {
  const disk = await aDisk()
  const storage = await disk.result('disk.storage.getForApp')
  expect(await disk.result('disk.storage.getForApp')).toEqual(storage)
  expect(storage.ENTITY_TYPE).toBe('restapp')
  expect(await disk.refused('disk.storage.getForApp', disk.employee)).toEqual(['ACCESS_DENIED', 'Access denied'])
  expect((await disk.refused('disk.storage.get', { ...disk.employee, id: storage.ID ?? null }))[0]).toBe('ACCESS_DENIED')
  expect((await disk.list('disk.storage.getList')).some(one => one.ENTITY_TYPE === 'restapp')).toBe(false)
})

it('asks for the scope', async () => {
  const disk = await aDisk()
  disk.app.scopes = ['crm']
  expect((await disk.call('disk.storage.getTypes')).body.error).toBe('insufficient_scope')
})
