import { Hono } from 'hono'
import { mayOnDisk } from '../disk/rights.ts'
import type { Portal } from '../portal.ts'
import { answer } from '../rest/answer.ts'
import { authorise } from '../rest/authorise.ts'
import { systemErrors } from '../rest/errors.ts'
import { RestError } from '../rest/method.ts'
import type { Actor } from '../rest/method.ts'
import { takeRate } from '../rest/rate.ts'
import { sourceOf } from '../rest/route.ts'
import type { Environment } from '../rest/route.ts'
import { startWatch, timeObject } from '../rest/time.ts'
import { readDiskToken } from './diskTokens.ts'
import type { DiskAction } from './diskTokens.ts'
import { receiveFile } from './diskUpload.ts'
import { fileRefusal } from './response.ts'
import type { OutgoingFile } from './response.ts'
import { handOut, storedResponse } from './storageAddress.ts'

/**
 * Addresses of the Drive that carry a token: `DOWNLOAD_URL`, `uploadUrl`, and the storage downloads may be sent on to.
 * They lie under `/rest/` and must stand before the REST methods.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-upload-file.html
 */
export function diskRoutes(portal: Portal): Hono<Environment> {
  const routes = new Hono<Environment>()
  routes.get('/rest/download.json', context => download(portal, context.req.query('auth') ?? '', context.req.query('token') ?? ''))
  routes.post('/rest/upload.json', context => upload(portal, context.req.raw, sourceOf(context)))
  routes.get('/_storage/:id/:name', context => storedResponse(portal, Number(context.req.param('id')), context.req.param('name'), context.req.query('signature') ?? ''))
  return routes
}

/** Who holds the token or webhook secret of an address, and what the address is good for. */
function open(portal: Portal, action: DiskAction, auth: string, token: string): { actor: Actor, query: URLSearchParams } {
  const webhook = portal.state.webhooks.find(one => one.secret === auth)
  const actor = authorise(portal, { webhook: webhook ?? null, token: auth })
  const query = readDiskToken(portal, action, auth, token)
  if (!query)
    throw systemErrors.invalidToken()
  return { actor, query }
}

async function download(portal: Portal, auth: string, token: string): Promise<Response> {
  try {
    const { actor, query } = open(portal, 'download', auth, token)
    const file = query.get('service') === 'version' ? fileOfVersion(portal, actor, Number(query.get('id'))) : fileOfObject(portal, actor, Number(query.get('id')))
    return file ? handOut(portal, file) : fileRefusal(404)
  }
  catch (error) {
    if (error instanceof RestError)
      return fileRefusal(401)
    throw error
  }
}

/** The present content of a file, as long as the caller may read it. */
function fileOfObject({ state }: Portal, { user }: Actor, id: number): OutgoingFile | null {
  const object = state.disk.objects.get(id)
  const file = state.files.get(object?.fileId ?? 0)
  return object && file && mayOnDisk(state, user, object, 'read') ? { ...file, name: object.name } : null
}

function fileOfVersion({ state }: Portal, { user }: Actor, id: number): OutgoingFile | null {
  const version = state.disk.versions.get(id)
  const object = state.disk.objects.get(version?.objectId ?? 0)
  const file = state.files.get(version?.fileId ?? 0)
  return version && object && file && mayOnDisk(state, user, object, 'read') ? { ...file, name: version.name } : null
}

async function upload(portal: Portal, request: Request, source: string): Promise<Response> {
  const watch = startWatch(portal)
  const log = { kind: 'rest', method: 'upload' } as const
  try {
    takeRate(portal, source)
    const { searchParams } = new URL(request.url)
    const { actor, query } = open(portal, 'upload', searchParams.get('auth') ?? '', searchParams.get('token') ?? '')
    const result = await receiveFile(portal, actor, request, { folderId: Number(query.get('id')), isNumbered: query.get('generateUniqueName') === '1' })
    const time = timeObject(portal, watch)
    portal.writeLog({ ...log, userId: actor.user.id, appCode: actor.app?.code ?? null, status: 200, error: null, durationMs: Math.round(Number(time.duration) * 1000) })
    return answer({ result, time }, 200)
  }
  catch (error) {
    const refusal = error instanceof RestError ? error : systemErrors.internal()
    if (refusal !== error)
      console.error('Failed to take an upload:', error)
    portal.writeLog({ ...log, userId: null, appCode: null, status: refusal.status, error: refusal.code, durationMs: 0 })
    return answer({ error: refusal.code, error_description: refusal.message }, refusal.status)
  }
}
