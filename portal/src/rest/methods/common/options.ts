import type { Portal } from '../../../portal.ts'
import type { Json, RestApp } from '../../../state/types.ts'
import { applicationContextError, documentedOr } from '../../errors.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition, Params } from '../../method.ts'
import { emptyAsList } from '../../references.ts'
import { recordOf, textOf } from './parameters.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/common/settings'
const undocumented = [
  'No options at all are an empty list, as PHP writes an empty array.',
  'Values are kept as texts: a number becomes its text, `true` becomes `1`, an array or an object its JSON.',
  'The source refuses with `ACCESS_DENIED` and 403, the page with `AccessException` and 400: see the switch `errorStatuses`.',
]

export const optionMethods: MethodDefinition[] = [
  defineMethod({
    name: 'app.option.get',
    scope: null,
    doc: `${DOC}/app-option-get.html`,
    callers: 'everybody, application only',
    undocumented,
    handle: call => ({ result: read(appOf(call).options, call.params) }),
  }),
  defineMethod({
    name: 'app.option.set',
    scope: null,
    doc: `${DOC}/app-option-set.html`,
    callers: 'administrators, application only',
    undocumented,
    handle(call) {
      const options = optionsOf(call)
      const app = appOf(call)
      if (!call.actor.user.isAdmin)
        throw accessError(call.portal, 'Administrator authorization required')
      app.options = { ...app.options, ...options }
      return { result: true }
    },
  }),
  defineMethod({
    name: 'user.option.get',
    scope: null,
    doc: `${DOC}/user-option-get.html`,
    callers: 'everybody, application only',
    undocumented,
    handle: call => ({ result: read(appOf(call).userOptions[call.actor.user.id] ?? {}, call.params) }),
  }),
  defineMethod({
    name: 'user.option.set',
    scope: null,
    doc: `${DOC}/user-option-set.html`,
    callers: 'everybody, application only',
    undocumented,
    handle(call) {
      const options = optionsOf(call)
      const { userOptions } = appOf(call)
      const userId = call.actor.user.id
      userOptions[userId] = { ...userOptions[userId], ...options }
      return { result: true }
    },
  }),
]

function appOf({ portal, actor }: MethodCall): RestApp {
  if (!actor.app)
    throw accessError(portal, 'Application context required')
  return actor.app
}

function read(options: Record<string, string>, params: Params): Json {
  const name = textOf(params.option)
  if (name === '')
    return emptyAsList({ ...options })
  return Object.hasOwn(options, name) ? options[name] ?? null : null
}

function optionsOf({ portal, params }: MethodCall): Record<string, string> {
  const options = Object.entries(recordOf(params.options) ?? {})
  if (options.length === 0)
    throw new RestError(portal.state.switches.errorStatuses === 'documented' ? 'ArgumentNullException' : 'ERROR_ARGUMENT', 'options is empty')
  return Object.fromEntries(options.map(([name, value]) => [name, asStored(value)]))
}

function asStored(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value)
}

function accessError(portal: Portal, description: string): RestError {
  const isDocumented = documentedOr(portal, 1, 0) === 1
  return applicationContextError(portal, isDocumented ? 'AccessException' : 'ACCESS_DENIED', isDocumented ? description : `Access denied! ${description}`)
}
