import type { Portal } from '../../../portal.ts'
import type { FieldType } from '../../../state/types.ts'
import { argumentError } from '../../errors.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodDefinition, Params } from '../../method.ts'
import { pageOf } from '../../paging.ts'
import { recordOf, textOf, upperKeys } from './parameters.ts'
import { appOf } from './placements/access.ts'
import { checkHandlerAddress } from './placements/handlerAddress.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/widgets/user-field'
const STANDARD_HEIGHT_PX = 200
const FULL_CODE_LENGTH = 50

const access = { scope: 'placement', applicationOnly: true, administratorOnly: true }

export const userFieldTypeMethods: MethodDefinition[] = [
  defineMethod({
    ...access,
    name: 'userfieldtype.add',
    doc: `${DOC}/userfieldtype-add.html`,
    undocumented: [
      'A code with other characters than `a-z0-9_`, or too long for `rest_<app id>_<code>` to fit into 50 characters, is refused with `ERROR_ARGUMENT`. The page allows `a-z0-9`, its examples have `_`.',
      'The page wants the handler on the application\'s domain; that is not checked (seen in the source).',
      'Without `TITLE` the title is the code (seen in the source).',
      'Without `OPTIONS.height` the frame is 200 px high (seen in the source).',
    ],
    handle(call) {
      const params = upperKeys(call.params)
      const app = appOf(call)
      const userTypeId = codeOf(params)
      const handler = textOf(params.HANDLER)
      if (handler === '')
        throw argumentError('HANDLER')
      checkHandlerAddress(handler)
      checkCode(app.id, userTypeId)
      const { fieldTypes } = call.portal.state
      if (fieldTypes.some(one => one.userTypeId === userTypeId) || isHandlerTaken(call.portal, app.id, handler))
        throw new RestError('ERROR_CORE', 'Unable to set placement handler: Handler already binded')
      fieldTypes.push({
        appId: app.id,
        userTypeId,
        handler,
        title: textOf(params.TITLE).trim() || userTypeId,
        description: textOf(params.DESCRIPTION).trim(),
        height: heightOf(params),
      })
      return { result: true }
    },
  }),
  defineMethod({
    ...access,
    name: 'userfieldtype.update',
    doc: `${DOC}/userfieldtype-update.html`,
    undocumented: ['The page stars `HANDLER` and `TITLE`; any one of `HANDLER`, `TITLE`, `DESCRIPTION`, `OPTIONS` is enough (seen in the source).'],
    handle(call) {
      const params = upperKeys(call.params)
      const { id } = appOf(call)
      const userTypeId = codeOf(params)
      const handler = textOf(params.HANDLER)
      if (handler !== '')
        checkHandlerAddress(handler)
      if (!['HANDLER', 'TITLE', 'DESCRIPTION', 'OPTIONS'].some(name => name in params))
        throw argumentError('HANDLER|TITLE|DESCRIPTION')
      const type = findType(call.portal, id, userTypeId)
      if (handler !== '' && isHandlerTaken(call.portal, id, handler, type))
        throw new RestError('ERROR_CORE', 'Unable to update User Field Type: Handler already binded')
      type.handler = handler || type.handler
      if ('TITLE' in params)
        type.title = textOf(params.TITLE).trim()
      if ('DESCRIPTION' in params)
        type.description = textOf(params.DESCRIPTION).trim()
      if ('OPTIONS' in params)
        type.height = heightOf(params)
      return { result: true }
    },
  }),
  defineMethod({
    ...access,
    name: 'userfieldtype.delete',
    doc: `${DOC}/userfieldtype-delete.html`,
    undocumented: ['Fields of the type stay and have no handler any more.'],
    handle(call) {
      const type = findType(call.portal, appOf(call).id, codeOf(upperKeys(call.params)))
      call.portal.state.fieldTypes = call.portal.state.fieldTypes.filter(one => one !== type)
      return { result: true }
    },
  }),
  defineMethod({
    ...access,
    name: 'userfieldtype.list',
    doc: `${DOC}/userfieldtype-list.html`,
    undocumented: ['Rows come in the order of registration.'],
    handle(call) {
      const { id } = appOf(call)
      const own = call.portal.state.fieldTypes.filter(one => one.appId === id)
      const { rows, ...counts } = pageOf(own, call.params)
      return { ...counts, result: rows.map(one => ({ USER_TYPE_ID: one.userTypeId, HANDLER: one.handler, TITLE: one.title, DESCRIPTION: one.description })) }
    },
  }),
]

function codeOf(params: Params): string {
  const code = textOf(params.USER_TYPE_ID).toLowerCase()
  if (code === '')
    throw argumentError('USER_TYPE_ID')
  return code
}

function checkCode(appId: number, code: string): void {
  if (!/^[a-z0-9_]+$/.test(code) || `rest_${appId}_${code}`.length > FULL_CODE_LENGTH)
    throw argumentError('USER_TYPE_ID', 'has a wrong value')
}

function isHandlerTaken(portal: Portal, appId: number, handler: string, except?: FieldType): boolean {
  return portal.state.fieldTypes.some(one => one !== except && one.appId === appId && one.handler === handler)
}

function findType(portal: Portal, appId: number, code: string): FieldType {
  const type = portal.state.fieldTypes.find(one => one.appId === appId && one.userTypeId === code)
  if (!type)
    throw new RestError('ERROR_NOT_FOUND', 'User Field Type not found')
  return type
}

function heightOf(params: Params): number {
  const height = Math.trunc(Number(textOf(upperKeys(recordOf(params.OPTIONS) ?? {}).HEIGHT)))
  return height > 0 ? height : STANDARD_HEIGHT_PX
}
