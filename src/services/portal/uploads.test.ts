import { expect, it } from 'vitest'
import { base64Bytes, planRequests, toBase64 } from './base64'
import { createCalls } from './calls'
import { downloadFile } from './downloads'
import { uploadToFolder } from './uploads'
import { PortalError } from '@/domain/portalError'

const bytes = new Blob([new Uint8Array([1, 2, 3, 250])])
const lost = () => new PortalError('unreachable', 'cut')
const taken = () => new PortalError('rejected', 'taken', { code: 'DISK_OBJ_22000' })

/** A folder whose answers to uploads are given; what it keeps is real. */
function aFolder(uploads: ('done' | 'lost after' | 'lost before')[]) {
  const files: { ID: string, NAME: string, SIZE: string }[] = []
  const sent: Record<string, unknown>[] = []
  const calls = createCalls({
    origin: 'https://portal.example',
    async send(method, params) {
      const answer = (result: unknown) => ({ result, time: { durationSeconds: null, operatingSeconds: null, operatingResetAt: null, finishedAt: null } })
      if (method === 'disk.folder.getchildren')
        return answer(files.filter(file => file.NAME === (params.filter as { NAME: string }).NAME))
      sent.push(params)
      const { NAME } = params.data as { NAME: string }
      const fate = uploads[sent.length - 1]
      if (fate === 'lost before')
        throw lost()
      if (files.some(file => file.NAME === NAME))
        throw taken()
      const file = { ID: String(files.length + 7), NAME, SIZE: String(atob((params.fileContent as string[])[1]!).length) }
      files.push(file)
      if (fate === 'lost after')
        throw lost()
      return answer(file)
    },
  }, { manners: null })
  return { files, sent, upload: (file = bytes) => uploadToFolder(calls, 5, 'a.jpg', file, { wait: async () => undefined }) }
}

it('sends Base64 without a prefix', async () => {
  expect(await toBase64(bytes)).toBe('AQID+g==')
  const { upload, sent } = aFolder(['done'])
  expect(await upload()).toEqual({ kind: 'done', result: { id: 7, name: 'a.jpg', sizeBytes: 4 } })
  expect(sent[0]).toEqual({ id: 5, data: { NAME: 'a.jpg' }, fileContent: ['a.jpg', 'AQID+g=='] })
})

it('guard: looks a lost reply up by name and size, and sends nothing again', async () => {
  const { upload, sent, files } = aFolder(['lost after'])
  expect(await upload()).toMatchObject({ kind: 'done', result: { id: 7 } })
  expect(sent).toHaveLength(1)
  expect(files).toHaveLength(1)
})

it('stays unknown when the folder does not have it; trying again by hand makes one file', async () => {
  const { upload, files } = aFolder(['lost before', 'done', 'done'])
  expect(await upload()).toMatchObject({ kind: 'unknown' })
  expect(await upload()).toMatchObject({ kind: 'done' })
  expect(await upload()).toMatchObject({ kind: 'done', result: { id: 7 } })
  expect(files).toHaveLength(1)
})

it('refuses a name that another file has', async () => {
  const { upload } = aFolder(['done', 'done'])
  await upload()
  expect(await upload(new Blob(['other file']))).toMatchObject({ kind: 'refused', error: { code: 'DISK_OBJ_22000' } })
})

it('plans requests by what the files weigh as Base64', () => {
  expect(base64Bytes(4)).toBe(8)
  expect(planRequests([3, 3, 3, 6, 1], size => size, 12)).toEqual([[3, 3, 3], [6, 1]])
  expect(() => planRequests([10], size => size, 12)).toThrow(RangeError)
})

it('calls what the browser may not read unreadable, and reads the rest', async () => {
  expect(await downloadFile('https://a.example/f', { fetch: () => Promise.reject(new TypeError('CORS')) })).toEqual({ kind: 'unreadable' })
  expect(await downloadFile('javascript:alert(1)')).toEqual({ kind: 'unreadable' })
  expect(await downloadFile('https://a.example/f', { fetch: async () => new Response('abc') })).toMatchObject({ kind: 'done' })
})
