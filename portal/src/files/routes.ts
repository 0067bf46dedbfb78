import { Hono } from 'hono'
import { findToken, userOfRequest } from '../auth/tokens.ts'
import { fieldsOf } from '../crm/fields/index.ts'
import { findEntity } from '../crm/entities.ts'
import { tableOf } from '../crm/records/table.ts'
import { mayDo } from '../crm/rights.ts'
import { fileIds } from '../crm/values/files.ts'
import type { Portal } from '../portal.ts'
import type { PortalUser, StoredFile } from '../state/types.ts'
import { readAddress, readMachineToken } from './links.ts'
import type { FileAddress } from './links.ts'
import { fileRefusal, fileResponse } from './response.ts'
import { handOut } from './storageAddress.ts'

/**
 * Addresses under which the files of CRM fields and comments are downloaded: one for people signed in, one that carries
 * a token. Must stand before the REST routes, since the second lies under `/rest/`.
 *
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export function fileRoutes(portal: Portal): Hono {
  const routes = new Hono()
  routes.get('/bitrix/services/main/ajax.php', (context, next) => {
    if (context.req.query('action') !== 'crm.controller.item.getFile')
      return next()
    return answerField(portal, userOfRequest(portal, context.req.raw), readAddress(context.req.query()), fileResponse)
  })
  routes.get('/rest/crm.controller.item.getFile.json', context => {
    const token = readMachineToken(portal, context.req.query('token') ?? '')
    const user = token && machineUser(portal, context.req.query('auth') ?? '', token.userId)
    return token && user ? answerField(portal, user, token.address, file => handOut(portal, file)) : Promise.resolve(fileRefusal(401))
  })
  for (const path of ['/disk/showFile/:id/', '/disk/downloadFile/:id/'])
    routes.get(path, context => answerAttachment(portal, userOfRequest(portal, context.req.raw), Number(context.req.param('id'))))
  return routes
}

/** The person behind a token or webhook secret that is still good. */
function machineUser(portal: Portal, auth: string, userId: number): PortalUser | null {
  const { state } = portal
  const token = findToken(portal, auth)
  const isToken = token !== undefined && token.userId === userId && token.expiresAt > portal.now()
  const isWebhook = state.webhooks.some(webhook => webhook.secret === auth && webhook.userId === userId)
  return isToken || isWebhook ? state.users.find(user => user.id === userId && user.active) ?? null : null
}

/** A file is given only through the field that holds it now, and only to readers of the record. */
async function answerField(portal: Portal, user: PortalUser, address: FileAddress, give: (file: StoredFile) => Response): Promise<Response> {
  const { state } = portal
  if (!findEntity(state, address.entityTypeId))
    return fileRefusal(404)
  const item = tableOf(state, address.entityTypeId).get(address.id)
  const field = [...fieldsOf(state, address.entityTypeId).values()].find(one => one.upperName === address.fieldName && one.type === 'file')
  const file = state.files.get(address.fileId)
  if (!item || !field || !file || !fileIds(item[field.name]).includes(address.fileId))
    return fileRefusal(404)
  return mayDo(user, address.entityTypeId, 'read', item) ? give(file) : fileRefusal(403)
}

async function answerAttachment(portal: Portal, user: PortalUser, fileId: number): Promise<Response> {
  const { state } = portal
  const file = state.files.get(fileId)
  const comment = [...state.timeline.values()].find(entry => entry.fileIds.includes(fileId))
  const item = comment && tableOf(state, comment.entityTypeId).get(comment.entityId)
  if (!file || !comment || !item)
    return fileRefusal(404)
  return mayDo(user, comment.entityTypeId, 'read', item) ? fileResponse(file) : fileRefusal(403)
}
