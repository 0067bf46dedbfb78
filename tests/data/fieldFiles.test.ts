import { Buffer } from 'node:buffer'
import { afterEach, expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { removeFiles } from '@/services/portal/fieldFiles/removeFiles'
import { saveFiles } from '@/services/portal/fieldFiles/saveFiles'
import type { SaveFilesOptions, SaveOutcome } from '@/services/portal/fieldFiles/saveFiles'
import type { FileField } from '@/services/portal/fieldFiles/fieldState'
import type { Command, WriteOptions, WriteResult } from '@/services/portal/types'
import { openCompany, soon } from './people.ts'
import type { Company, CompanyOptions } from './people.ts'

const RATE = 20
const DEAL = 2
const MEGABYTE = 1024 * 1024
let company: Company

afterEach(() => company.running.close())

interface RawFile { id: number, urlMachine: string }

interface FieldOptions { people?: number, isMultiple?: boolean, held?: string[], limits?: CompanyOptions['limits'] }

async function open({ people = 1, isMultiple = true, held = ['one.txt', 'two.txt'], limits = {} }: FieldOptions = {}): Promise<{ field: FileField, held: number[] }> {
  company = await openCompany({ people, clockRate: RATE, limits })
  const { rest } = company.control
  await rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'PAPERS', USER_TYPE_ID: 'file', MULTIPLE: isMultiple ? 'Y' : 'N', LABEL: 'Papers' } })
  const name = 'UF_CRM_PAPERS'
  const pairs = held.map(one => [one, base64(one)])
  const { item } = await rest<{ item: { id: number } }>('crm.item.add', { entityTypeId: DEAL, useOriginalUfNames: 'Y', fields: { title: 'Deal', assignedById: 11, [name]: isMultiple ? pairs : pairs[0] ?? '' } })
  const field = { entityTypeId: DEAL, id: item.id, name, isMultiple }
  return { field, held: (await holds(field)).map(({ id }) => id) }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

async function holds({ entityTypeId, id, name }: FileField): Promise<RawFile[]> {
  const { item } = await company.control.rest<{ item: Record<string, RawFile[] | RawFile | null> }>('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })
  return [item[name] ?? []].flat()
}

async function texts(field: FileField): Promise<string[]> {
  return Promise.all((await holds(field)).map(async ({ urlMachine }) => (await fetch(urlMachine)).text()))
}

function save(field: FileField, files: File[], options: Partial<SaveFilesOptions> = {}, person = 0): Promise<SaveOutcome> {
  const { calls, userId } = company.people[person]!
  return saveFiles(calls, field, files, {
    userId, seenIds: [], wait: ms => soon(ms / RATE), encode: async file => Buffer.from(await file.arrayBuffer()).toString('base64'), ...options,
  })
}

const aFile = (name: string, content: BlobPart = name) => new File([content], name)

/** Stands between the first person and the portal when a batch is written. */
function wrapBatches(around: (send: () => Promise<WriteResult<unknown>>, onProgress: WriteOptions['onProgress']) => Promise<WriteResult<unknown>>): void {
  const [person] = company.people
  const { calls } = person!
  const writeBatch = (commands: Record<string, Command>, { onProgress, ...options }: WriteOptions & { halt: boolean }) =>
    around(() => calls.writeBatch(commands, options), onProgress)
  person!.calls = { ...calls, writeBatch: writeBatch as typeof calls.writeBatch }
}

async function fault(when: object, action: object): Promise<void> {
  await company.control.send('POST', '/_portal/faults', { when: { user: 11, ...when }, do: action })
}

async function updatesSent(): Promise<number> {
  const log = await company.control.get<{ commands?: { method: string }[] }[]>('/_portal/log')
  return log.flatMap(({ commands = [] }) => commands).filter(({ method }) => method.toLowerCase() === 'crm.item.update').length
}

it('adds files beside those the field holds', async () => {
  const { field, held } = await open()
  const outcome = await save(field, [aFile('three.txt'), aFile('four.txt')])
  expect(outcome).toMatchObject({ kind: 'done', saved: 2 })
  expect((await holds(field)).slice(0, 2).map(({ id }) => id)).toEqual(held)
  expect(await texts(field)).toEqual(['one.txt', 'two.txt', 'three.txt', 'four.txt'])
})

it('fills an empty field', async () => {
  const { field } = await open({ held: [] })
  expect(await save(field, [aFile('three.txt')])).toMatchObject({ kind: 'done', saved: 1 })
  expect(await texts(field)).toEqual(['three.txt'])
})

it('sends no more than 8 MB at once and keeps what went before', async () => {
  const { field } = await open()
  const files = [3, 3, 1].map((size, index) => aFile(`${index}.bin`, new Uint8Array(size * MEGABYTE).fill(index + 65)))
  expect(await save(field, files)).toMatchObject({ kind: 'done', saved: 3 })
  expect((await texts(field)).map(text => text.length)).toEqual([7, 7, 3 * MEGABYTE, 3 * MEGABYTE, MEGABYTE])
  expect(await updatesSent()).toBe(2)
  const log = await company.control.get<{ requestBytes?: number }[]>('/_portal/log')
  expect(Math.max(...log.map(({ requestBytes = 0 }) => requestBytes))).toBeLessThan(8.1 * MEGABYTE)
})

it('refuses a file that does not fit into a request before anything is sent', async () => {
  const { field } = await open()
  expect(await save(field, [aFile('a.txt'), aFile('b.bin', new Uint8Array(7 * MEGABYTE))])).toMatchObject({ kind: 'refused', saved: 0, error: { code: 'FILE_TOO_LARGE' } })
  expect(await updatesSent()).toBe(0)
})

it('replaces the file of a single field that the person saw', async () => {
  const { field, held } = await open({ isMultiple: false })
  expect(await save(field, [aFile('new.txt')], { seenIds: held })).toMatchObject({ kind: 'done', saved: 1 })
  expect(await texts(field)).toEqual(['new.txt'])
})

it('leaves a file in a single field that the person did not see', async () => {
  const { field } = await open({ isMultiple: false })
  expect(await save(field, [aFile('new.txt')], { seenIds: [] })).toEqual({ kind: 'changed', saved: 0 })
  expect(await texts(field)).toEqual(['one.txt'])
})

it('keeps what somebody else adds between reading and writing', async () => {
  const { field, held } = await open()
  const theirs = { entityTypeId: DEAL, id: field.id, useOriginalUfNames: 'Y', fields: { [field.name]: [...held.map(id => ({ id })), ['theirs.txt', base64('theirs.txt')]] } }
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.update', user: 1, params: theirs } })
  expect(await save(field, [aFile('ours.txt')])).toMatchObject({ kind: 'done', saved: 1 })
  expect(await texts(field)).toEqual(['one.txt', 'two.txt', 'theirs.txt', 'ours.txt'])
})

it('waits until a change would show by the record\'s time, and writes nothing where it never would', async () => {
  const { field } = await open()
  await company.control.send('POST', '/_portal/clock', { freeze: true })
  const { rest } = company.control
  await rest('crm.item.update', { entityTypeId: DEAL, id: field.id, fields: { title: 'Changed now' } })
  expect(await save(field, [aFile('three.txt')])).toMatchObject({ kind: 'refused', error: { kind: 'busy' } })
  const wait = async (ms: number) => void await company.control.send('POST', '/_portal/clock', { advanceSeconds: ms / 1000 })
  expect(await save(field, [aFile('three.txt')], { wait })).toMatchObject({ kind: 'done' })
})

it('does not replace a single file that somebody else put there in between', async () => {
  const { field, held } = await open({ isMultiple: false })
  const theirs = { entityTypeId: DEAL, id: field.id, useOriginalUfNames: 'Y', fields: { [field.name]: ['theirs.txt', base64('theirs.txt')] } }
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.update', user: 1, params: theirs } })
  expect(await save(field, [aFile('ours.txt')], { seenIds: held })).toEqual({ kind: 'changed', saved: 0 })
  expect(await texts(field)).toEqual(['theirs.txt'])
})

it('finds files whose reply was lost and does not send them again', async () => {
  const { field } = await open()
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'cut-after' })
  expect(await save(field, [aFile('three.txt'), aFile('four.txt')])).toMatchObject({ kind: 'done', saved: 2 })
  expect(await texts(field)).toEqual(['one.txt', 'two.txt', 'three.txt', 'four.txt'])
  expect(await updatesSent()).toBe(1)
})

it('does not take somebody else\'s file for one whose reply was lost', async () => {
  const { field } = await open()
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'cut-after' })
  const download = async () => ({ kind: 'done' as const, file: new Blob(['of another size']) })
  expect(await save(field, [aFile('three.txt')], { download })).toMatchObject({ kind: 'unknown', saved: 0, unknown: 1 })
})

it('says that nobody knows when a request was cut before it was applied', async () => {
  const { field } = await open()
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'cut-before' })
  expect(await save(field, [aFile('three.txt')])).toMatchObject({ kind: 'unknown', saved: 0, unknown: 1 })
  expect(await texts(field)).toEqual(['one.txt', 'two.txt'])
})

it('counts what is saved, unknown and not sent when a later request is refused or given up', async () => {
  const { field } = await open()
  const files = [4, 4].map((size, index) => aFile(`${index}.bin`, new Uint8Array(size * MEGABYTE).fill(65)))
  await fault({ method: 'crm.item.update', inside: 'batch', nth: 2 }, { kind: 'refuse', error: 'ACCESS_DENIED', status: 403 })
  expect(await save(field, files)).toMatchObject({ kind: 'refused', saved: 1, error: { kind: 'forbidden' } })
  expect(await holds(field)).toHaveLength(3)
})

it('writes nothing for a person who has given up', async () => {
  const { field } = await open()
  expect(await save(field, [aFile('three.txt')], { signal: AbortSignal.abort() })).toMatchObject({ kind: 'refused', saved: 0 })
  expect(await updatesSent()).toBe(0)
})

it('looks once for what became of files given up on their way', async () => {
  const { field } = await open()
  const stop = new AbortController()
  const waited: number[] = []
  wrapBatches(async send => {
    await send()
    stop.abort()
    return { kind: 'unknown', error: new PortalError('unreachable', 'Given up by the person.') }
  })
  const wait = async (ms: number) => {
    waited.push(ms)
    await soon(ms / RATE)
  }
  expect(await save(field, [aFile('three.txt')], { signal: stop.signal, wait })).toMatchObject({ kind: 'done', saved: 1 })
  expect(waited.at(-1)).toBe(1000)
  expect(await updatesSent()).toBe(1)
})

it('tells how far all requests together have come', async () => {
  const { field } = await open()
  const told: number[] = []
  wrapBatches(async (send, onProgress) => {
    onProgress?.(1, 2)
    onProgress?.(2, 2)
    return send()
  })
  const files = [4, 4].map((size, index) => aFile(`${index}.bin`, new Uint8Array(size * MEGABYTE).fill(65)))
  await save(field, files, { onProgress: (sent, total) => told.push(sent / total) })
  expect(told).toEqual([0.25, 0.5, 0.5, 0.75, 1, 1])
})

it('keeps the files of two people who save at once, where a batch is not cut in between', async () => {
  const { field } = await open({ people: 2, limits: { interleave: null } })
  const outcomes = await Promise.all([save(field, [aFile('ours.txt')]), save(field, [aFile('theirs.txt')], {}, 1)])
  expect(outcomes).toMatchObject([{ kind: 'done' }, { kind: 'done' }])
  expect((await texts(field)).sort()).toEqual(['one.txt', 'ours.txt', 'theirs.txt', 'two.txt'])
})

it('is not led astray by a file name that looks like a reference of a batch', async () => {
  const { field } = await open()
  const names: string[] = []
  const { calls } = company.people[0]!
  await save(field, [aFile('$result[seen][items].txt')])
  const { item } = await calls.read<{ item: Record<string, { id: number, urlMachine: string }[]> }>('crm.item.get', { entityTypeId: DEAL, id: field.id, useOriginalUfNames: 'Y' })
  for (const { urlMachine } of item[field.name] ?? [])
    names.push(decodeURIComponent((await fetch(urlMachine)).headers.get('content-disposition') ?? ''))
  expect(names.at(-1)).toContain('_result[seen][items].txt')
})

it('writes other fields with the file in one request, or none of them', async () => {
  const { field, held } = await open({ isMultiple: false })
  const together = { comments: 'About the file' }
  const comments = async () => (await company.control.rest<{ item: { comments: string | null } }>('crm.item.get', { entityTypeId: DEAL, id: field.id })).item.comments
  expect(await save(field, [aFile('new.txt')], { seenIds: [], together })).toMatchObject({ kind: 'changed' })
  expect(await comments()).toBeFalsy()
  expect(await save(field, [aFile('new.txt')], { seenIds: held, together })).toMatchObject({ kind: 'done' })
  expect(await comments()).toBe('About the file')
  expect(await updatesSent()).toBe(1)
})

it('sends nothing with a text that a batch would take for a reference', async () => {
  const { field, held } = await open({ isMultiple: false })
  expect(await save(field, [aFile('new.txt')], { seenIds: held, together: { comments: '$result[seen][items][0][id]' } })).toMatchObject({ kind: 'refused', error: { code: 'CARDINAL_REFERENCE' } })
  expect(await texts(field)).toEqual(['one.txt'])
})

it('stops looking for a lost reply when the person gives up, and does not say that nothing was saved', async () => {
  const { field } = await open()
  const stop = new AbortController()
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'cut-before' })
  let waits = 0
  const wait = async (ms: number, signal?: AbortSignal) => {
    waits++
    if (ms === 3000)
      stop.abort()
    await soon(ms / RATE)
    signal?.throwIfAborted()
  }
  expect(await save(field, [aFile('three.txt')], { signal: stop.signal, wait })).toMatchObject({ kind: 'unknown', unknown: 1 })
  expect(waits).toBeLessThan(6)
})

it('leaves the files of other fields where they are: added, replaced, refused, removed', async () => {
  const { field, held } = await open({ isMultiple: false })
  const { rest } = company.control
  await rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'TEXT_PICTURES', USER_TYPE_ID: 'file', MULTIPLE: 'Y', LABEL: 'Text pictures' } })
  await rest('crm.deal.userfield.add', { fields: { FIELD_NAME: 'CONTRACT', USER_TYPE_ID: 'file', MULTIPLE: 'N', LABEL: 'Contract' } })
  const [pictures, contract] = [{ ...field, name: 'UF_CRM_TEXT_PICTURES', isMultiple: true }, { ...field, name: 'UF_CRM_CONTRACT' }]
  await rest('crm.item.update', { entityTypeId: DEAL, id: field.id, useOriginalUfNames: 'Y', fields: { [pictures.name]: [['a.jpg', base64('a')], ['b.jpg', base64('b')]], [contract.name]: ['c.pdf', base64('c')] } })
  const others = async () => [...await texts(pictures), ...await texts(contract)]
  const ids = async () => [...await holds(pictures), ...await holds(contract)].map(({ id }) => id)
  const before = await ids()

  expect(await save(field, [aFile('second')], { seenIds: held })).toMatchObject({ kind: 'done' })
  expect(await others()).toEqual(['a', 'b', 'c'])
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'refuse', error: 'ERROR_CORE', status: 400 })
  const second = (await holds(field)).map(({ id }) => id)
  expect(await save(field, [aFile('third')], { seenIds: second })).toMatchObject({ kind: 'refused' })
  expect(await others()).toEqual(['a', 'b', 'c'])
  expect(await removeFiles(company.people[0]!.calls, field, second, { wait: ms => soon(ms / RATE) })).toMatchObject({ kind: 'done' })
  expect(await ids()).toEqual(before)

  expect(await save(pictures, [aFile('d')])).toMatchObject({ kind: 'done' })
  expect(await others()).toEqual(['a', 'b', 'd', 'c'])
  expect((await ids()).filter(id => before.includes(id))).toEqual(before)
})

it('refuses several files for a single field, and none', async () => {
  const { field } = await open({ isMultiple: false })
  await expect(save(field, [aFile('a'), aFile('b')])).rejects.toThrow(RangeError)
  await expect(save(field, [])).rejects.toThrow(RangeError)
})

it('removes named files of a field and leaves the others', async () => {
  const { field, held } = await open({ held: ['one.txt', 'two.txt', 'three.txt'] })
  const { calls } = company.people[0]!
  expect(await removeFiles(calls, field, [held[1]!], { wait: ms => soon(ms / RATE) })).toMatchObject({ kind: 'done' })
  expect(await texts(field)).toEqual(['one.txt', 'three.txt'])
})

it('keeps what somebody else adds while files are removed', async () => {
  const { field, held } = await open()
  const theirs = { entityTypeId: DEAL, id: field.id, useOriginalUfNames: 'Y', fields: { [field.name]: [...held.map(id => ({ id })), ['theirs.txt', base64('theirs.txt')]] } }
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'second-person', moment: 'arrival', call: { method: 'crm.item.update', user: 1, params: theirs } })
  expect(await removeFiles(company.people[0]!.calls, field, [held[0]!], { wait: ms => soon(ms / RATE) })).toMatchObject({ kind: 'done' })
  expect(await texts(field)).toEqual(['two.txt', 'theirs.txt'])
})

it('finds out that a file is gone when the reply was lost, and empties a single field', async () => {
  const { field, held } = await open({ isMultiple: false })
  await fault({ method: 'crm.item.update', inside: 'batch', times: 1 }, { kind: 'cut-after' })
  expect(await removeFiles(company.people[0]!.calls, field, held, { wait: ms => soon(ms / RATE) })).toMatchObject({ kind: 'done' })
  expect(await texts(field)).toEqual([])
})
