import { eventsOf, eventsOfScopes } from '../../../../events/catalogue.ts'
import type { EventDefinition } from '../../../../events/catalogue.ts'
import type { EventBinding } from '../../../../state/types.ts'
import { argumentError } from '../../../errors.ts'
import { defineMethod, RestError } from '../../../method.ts'
import type { MethodCall, Params } from '../../../method.ts'
import { isTruthy, recordOf, textOf, upperKeys } from '../parameters.ts'
import { checkHandlerAddress } from '../placements/handlerAddress.ts'
import { accessDenied, badArgument, callingApp, eventTypeOf } from './caller.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/events'
const callers = 'everybody, application only; offline events: administrators'

export const eventsMethod = defineMethod({
  name: 'events',
  scope: null,
  doc: `${DOC}/events.html`,
  callers: 'everybody, application only',
  undocumented: ['Only events this portal raises are there, and nothing else can be bound: waiting for an event that never comes helps nobody.'],
  handle(call) {
    callingApp(call)
    const { SCOPE, FULL } = upperKeys(call.params)
    const { state } = call.portal
    if (SCOPE !== undefined) {
      const scope = textOf(SCOPE) || null
      return { result: eventsOf(state).filter(one => one.scope === scope).map(one => one.name) }
    }
    return { result: (isTruthy(FULL) ? eventsOf(state) : eventsOfScopes(state, call.actor.scopes)).map(one => one.name) }
  },
})

export const bindMethod = defineMethod({
  name: 'event.bind',
  scope: null,
  doc: `${DOC}/event-bind.html`,
  callers,
  undocumented: [
    'Online events are sent to handlers on this machine only (`127.…`); for any other address the log says `NOT_SENT`.',
    'Nothing is sent twice: the page says there are no retries.',
  ],
  async handle(call) {
    const app = callingApp(call)
    const { portal, actor } = call
    const params = upperKeys(call.params)
    const userId = bindingUser(call, params)
    const name = textOf(params.EVENT).toUpperCase()
    if (name === '')
      throw argumentError('EVENT')
    const isOffline = eventTypeOf(params) === 'offline'
    if (isOffline && !actor.user.isAdmin)
      throw accessDenied('Offline events binding requires administrator access rights')
    const handler = isOffline ? '' : textOf(params.HANDLER)
    if (!isOffline && handler === '')
      throw argumentError('HANDLER')
    if (handler !== '')
      checkHandlerAddress(handler)
    const definition = eventsOfScopes(portal.state, actor.scopes).find(one => one.name === name)
    if (!definition)
      throw new RestError('ERROR_EVENT_NOT_FOUND', 'Event not found')
    if (isOffline && definition.onlineOnly)
      throw badArgument('Offline event cannot be registered for this event.', 'EVENT')
    await portal.pause({ method: 'event.bind', userId: actor.user.id })
    addBinding(call, { id: 0, appId: app.id, event: name, handler, connector: actor.connector, userId: isOffline ? 0 : userId, options: keptOptions(definition, params) })
    return { result: true }
  },
})

/** @throws {RestError} `ACCESS_DENIED` when an employee names somebody else. */
function bindingUser({ actor: { user } }: MethodCall, params: Params): number {
  const given = Math.trunc(Number(textOf(params.AUTH_TYPE))) || 0
  if (given > 0 && !user.isAdmin && given !== user.id)
    throw accessDenied('Event binding with AUTH_TYPE requires administrator access rights')
  return given > 0 || user.isAdmin ? Math.max(0, given) : user.id
}

function keptOptions({ options = [] }: EventDefinition, params: Params): Record<string, number> {
  const given = recordOf(params.OPTIONS) ?? {}
  return Object.fromEntries(options.filter(name => name in given).map(name => [name, Math.trunc(Number(textOf(given[name]))) || 0]))
}

/** @throws {RestError} `ERROR_CORE` for a second subscription like it. */
function addBinding({ portal }: MethodCall, binding: EventBinding): void {
  const isTaken = portal.state.eventBindings.some(one => one.appId === binding.appId && one.event === binding.event
    && one.handler === binding.handler && one.connector === binding.connector && one.userId === binding.userId)
  if (isTaken)
    throw new RestError('ERROR_CORE', 'Unable to set event handler: Handler already binded')
  portal.state.eventBindings.push({ ...binding, id: portal.nextId('eventBinding') })
}

export const unbindMethod = defineMethod({
  name: 'event.unbind',
  scope: null,
  doc: `${DOC}/event-unbind.html`,
  callers,
  undocumented: ['Rows already in the offline queue stay.'],
  handle(call) {
    const app = callingApp(call)
    const { user, connector } = call.actor
    const params = upperKeys(call.params)
    const name = textOf(params.EVENT).toUpperCase()
    if (name === '')
      throw argumentError('EVENT')
    const isOffline = eventTypeOf(params) === 'offline'
    if (isOffline && !user.isAdmin)
      throw accessDenied('Offline events unbinding requires administrator access rights')
    const handler = isOffline ? '' : textOf(params.HANDLER)
    if (!isOffline && handler === '')
      throw argumentError('HANDLER')
    const userId = isOffline ? null : unbindingUser(call, params)
    const { state } = call.portal
    const doomed = new Set(state.eventBindings.filter(one => one.appId === app.id && one.event === name && one.handler === handler
      && (isOffline ? one.connector === connector : userId === null || one.userId === userId)))
    state.eventBindings = state.eventBindings.filter(one => !doomed.has(one))
    return { result: { count: doomed.size } }
  },
})

/** Whose subscriptions go; null for everybody's. @throws {RestError} `ACCESS_DENIED` when an employee names somebody else. */
function unbindingUser({ actor: { user } }: MethodCall, params: Params): number | null {
  if (params.AUTH_TYPE === undefined)
    return user.isAdmin ? null : user.id
  // An employee's own id passes as a number only (the page says so).
  if (!user.isAdmin && params.AUTH_TYPE !== user.id)
    throw accessDenied('Event unbinding with AUTH_TYPE requires administrator access rights')
  return Math.trunc(Number(textOf(params.AUTH_TYPE))) || 0
}

export const getMethod = defineMethod({
  name: 'event.get',
  scope: null,
  doc: `${DOC}/event-get.html`,
  callers: 'everybody, application only',
  undocumented: ['An offline subscription shows `event`, `connector_id` and `offline: 1`, and an employee does not see it (seen in the source).'],
  handle(call) {
    const app = callingApp(call)
    const { user } = call.actor
    const own = call.portal.state.eventBindings.filter(one => one.appId === app.id && (user.isAdmin || one.userId === user.id))
    return {
      result: own.map((one): Params => one.handler === ''
        ? { event: one.event, connector_id: one.connector, offline: 1 }
        : { event: one.event, handler: one.handler, auth_type: String(one.userId), offline: 0 }),
    }
  },
})
