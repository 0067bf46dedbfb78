import { toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import { addNotice } from '../../../chats/notices.ts'
import { channelOf, encodeChannel, publicId, sendToChannel } from '../../../pull/channels.ts'
import { formatIso } from '../../../state/clock.ts'
import type { Json, RestApp } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'

const pages = 'https://apidocs.bitrix24.com/settings/interactivity/push-and-pull/pull-application'
const scope = 'pull'
const callers = 'everybody, application only'

/** Methods of the scope `pull`: the channel that all pages of an application share, and one of each person. */
export const pullMethods: MethodDefinition[] = [
  defineMethod({
    name: 'pull.application.config.get', scope, doc: `${pages}-config-get.html`, callers,
    undocumented: [
      'The portal is its own server: long polling below /pull/sub/, no websocket and no publishing. The addresses are plain HTTP, also those called secure.',
      'Names of channels hold twelve hours; CACHE and REOPEN change nothing. publicChannels has the caller alone; there are no clientId and jwt.',
    ],
    handle(call) {
      const { portal, actor } = call
      const app = appOf(call, 'Get access to application config')
      const { timeZone } = portal.state.settings
      const [shared, own] = [channelOf(portal, app.code, null), channelOf(portal, app.code, actor.user.id)]
      const polling = `${portal.origin}/pull/sub/`
      return {
        result: {
          server: {
            version: 4, server_enabled: true, mode: 'personal', hostname: new URL(portal.origin).hostname, long_polling: polling, long_pooling_secure: polling,
            websocket_enabled: false, websocket: '', websocket_secure: '', publish_enabled: false, publish: '', publish_secure: '', config_timestamp: Math.floor(shared.startMs / 1000),
          },
          api: { revision_web: 19, revision_mobile: 3 },
          channels: { shared: encodeChannel(shared, timeZone), private: encodeChannel(own, timeZone) },
          exp: Math.floor(shared.endMs / 1000),
          publicChannels: {
            [actor.user.id]: { user_id: actor.user.id, public_id: publicId(own.id), signature: own.signature, start: formatIso(own.startMs, timeZone), end: formatIso(own.endMs, timeZone) },
          },
        },
      }
    },
  }),
  defineMethod({
    name: 'pull.application.event.add', scope, doc: `${pages}-event-add.html`, callers,
    undocumented: ['An empty COMMAND is refused like one with other signs. The last 500 events are kept. Several people get it one by one; unknown ones nothing.'],
    handle(call) {
      const { portal, actor, params } = call
      const app = appOf(call, 'Get access to application config')
      const event = readEvent(call)
      const people = peopleOf(params.USER_ID)
      if (people !== null && !actor.user.isAdmin && people.some(id => id !== actor.user.id))
        throw new RestError('USER_ID_ACCESS_ERROR', 'Only admin can send notifications to other channels')
      for (const userId of people ?? [null])
        sendToChannel(portal, channelOf(portal, app.code, userId).id, event)
      return { result: true }
    },
  }),
  defineMethod({
    name: 'pull.application.push.add', scope, doc: `${pages}-push-add.html`, callers: 'administrators, application only',
    undocumented: ['There are no telephones here: the text stands among the notices of each person who is there, without AVATAR.'],
    handle(call) {
      const { portal, actor, params } = call
      const app = appOf(call, 'Send push notifications')
      if (!actor.user.isAdmin)
        throw new RestError('ACCESS_ERROR', 'You do not have access to send push notifications')
      const text = toText(params.TEXT).trim()
      if (text === '')
        throw new RestError('TEXT_ERROR', 'Text can\'t be empty')
      if (app.title === '')
        throw new RestError('EMPTY_APP_NAME', 'For send push-notification application name can\'t be empty')
      for (const userId of peopleOf(params.USER_ID) ?? []) {
        if (portal.state.users.some(user => user.id === userId && user.active))
          addNotice(portal, { userId, authorId: 0, text: `${app.title}: ${text}`, tag: '', subTag: '', client: app.code, attach: null })
      }
      return { result: true }
    },
  }),
]

/** @throws {RestError} `WRONG_AUTH_TYPE` in the words of the page. */
function appOf({ actor }: MethodCall, what: string): RestApp {
  if (!actor.app)
    throw new RestError('WRONG_AUTH_TYPE', `${what} available only for application authorization.`, 403)
  return actor.app
}

function readEvent({ params }: MethodCall): { moduleId: string, command: string, params: { [key: string]: Json } } {
  const moduleId = params.MODULE_ID === undefined ? 'application' : toText(params.MODULE_ID)
  if (!/^[a-z\d._]+$/.test(moduleId))
    throw new RestError('MODULE_ID_ERROR', 'Module ID format error')
  const command = toText(params.COMMAND)
  if (!/^[\w:|.-]+$/.test(command))
    throw new RestError('COMMAND_ERROR', 'Command format error')
  const isEmptyList = Array.isArray(params.PARAMS) && params.PARAMS.length === 0
  const given = params.PARAMS === undefined || isEmptyList ? {} : toObject(params.PARAMS)
  if (given === null)
    throw new RestError('PARAMS_ERROR', 'Params format error')
  return { moduleId, command, params: given }
}

/** Null without the parameter. */
function peopleOf(value: Json | undefined): number[] | null {
  if (value === undefined || value === null || value === '')
    return null
  return (toList(value) ?? [value]).flatMap(one => toInteger(one) ?? [])
}
