import { Hono } from 'hono'
import type { Portal } from '../portal.ts'
import type { PullMessage } from '../state/pullTypes.ts'
import type { Json } from '../state/types.ts'
import { formatIso } from '../state/clock.ts'
import { lastMessageId, nextMessages, signatureOf } from './channels.ts'

/** A request without news ends after so long, and is made again. */
const LONGEST_MS = 40_000
const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Last-Message-Id', 'cache-control': 'no-store' }

/**
 * Where pages listen to their channels: long polling, the way every client can fall back to. `mid` goes on after an event,
 * else one hears what comes from now on; a channel with a wrong signature is refused.
 *
 * @see https://apidocs.bitrix24.com/settings/interactivity/custom-push-and-pull-client.html
 */
export function pullRoutes(portal: Portal): Hono {
  const routes = new Hono()
  routes.options('/pull/sub/', context => context.body(null, 204, { ...open, 'access-control-allow-methods': 'GET', 'access-control-allow-headers': '*' }))
  routes.get('/pull/sub/', async context => {
    const channels = readChannels(portal, context.req.query('CHANNEL_ID') ?? '')
    if (channels === null)
      return context.body(null, 403, open)
    const after = context.req.query('mid')
    const messages = await nextMessages(portal, channels, after === undefined ? lastMessageId(portal) : Number(after.slice(-20)) || 0, LONGEST_MS, context.req.raw.signal)
    const last = messages.at(-1)
    if (last === undefined)
      return context.body(null, 304, open)
    const headers = { ...open, 'Last-Message-Id': midOf(last) }
    const encoded = messages.map(message => encode(portal, message))
    return context.req.query('format') === 'json'
      ? context.json(encoded, 200, headers)
      : context.text(encoded.map(one => `#!NGINXNMS!#${JSON.stringify(one)}#!NGINXNME!#`).join('\n'), 200, headers)
  })
  return routes
}

/** Channels without their signatures; null when one of them has a wrong one. */
function readChannels({ state }: Portal, text: string): string[] | null {
  const parts = text.split('/').filter(part => part !== '').map(part => part.split('.'))
  const isSigned = parts.length > 0 && parts.every(([id = '', signature]) => signature === signatureOf(state, channelPart(id)))
  return isSigned ? parts.map(([id = '']) => channelPart(id)) : null
}

/** A private channel may stand with its public name behind it. */
function channelPart(text: string): string {
  return text.split(':')[0] ?? ''
}

function midOf({ createdMs, id }: PullMessage): string {
  return `${Math.floor(createdMs / 1000)}${String(id).padStart(20, '0')}`
}

function encode(portal: Portal, message: PullMessage): { [key: string]: Json } {
  const now = portal.now()
  return {
    id: message.id,
    mid: midOf(message),
    channel: message.channel,
    tag: String(message.id),
    time: new Date(message.createdMs).toUTCString(),
    text: { module_id: message.moduleId, command: message.command, params: message.params },
    extra: {
      server_time: formatIso(message.createdMs, portal.state.settings.timeZone), server_time_unix: Math.floor(message.createdMs / 1000),
      server_time_ago: Math.max(0, Math.floor((now - message.createdMs) / 1000)), server_name: new URL(portal.origin).hostname, revision: 19, revisionMobile: 3,
    },
  }
}
