import { eventsOf } from '../events/catalogue.ts'
import { waitingFor } from '../events/webhooks.ts'
import type { Portal } from '../portal.ts'
import type { IncomingReading, OutgoingReading, WebhooksReading } from '../state/appTypes.ts'
import type { OutgoingWebhook, Webhook } from '../state/types.ts'
import { findUser } from './apps.ts'
import { ControlError } from './controlError.ts'

/** An order with a handler is for an outgoing webhook, any other for an incoming one. */
export type WebhookOrder = { user: number, secret?: string, scopes: string[] } | { handler: string, events: string[] }

/**
 * Makes a webhook, as people do in the developer section; no REST method does.
 *
 * @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html
 */
export function addWebhook(portal: Portal, order: WebhookOrder): IncomingReading | OutgoingReading {
  return 'handler' in order ? addOutgoing(portal, order) : addIncoming(portal, order)
}

/** A second one with the same user and secret takes the place of the first. */
function addIncoming(portal: Portal, order: { user: number, secret?: string, scopes: string[] }): IncomingReading {
  const user = findUser(portal, order.user)
  if (!Array.isArray(order.scopes))
    throw new ControlError('Failed to add the webhook: name its scopes, or for an outgoing one its handler and events.')
  const webhook: Webhook = { userId: user.id, secret: order.secret ?? portal.randomHex(16), scopes: [...order.scopes] }
  portal.state.webhooks = [...portal.state.webhooks.filter(one => one.userId !== webhook.userId || one.secret !== webhook.secret), webhook]
  return readIncoming(portal, webhook)
}

/** Its token is made by the portal and stays. */
function addOutgoing(portal: Portal, { handler, events }: { handler: string, events: string[] }): OutgoingReading {
  if (!URL.canParse(handler) || !/^https?:$/.test(new URL(handler).protocol))
    throw new ControlError(`Failed to add the webhook: "${handler}" is not an http address.`)
  if (!Array.isArray(events) || events.length === 0)
    throw new ControlError('Failed to add the webhook: name its events.')
  const known = eventsOf(portal.state).filter(one => !one.onlineOnly).map(one => one.name)
  const names = [...new Set(events.map(event => String(event).toUpperCase()))]
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined)
    throw new ControlError(`Failed to add the webhook: there is no event "${unknown}".`)
  const webhook: OutgoingWebhook = { id: portal.nextId('eventBinding'), handler, events: names, applicationToken: portal.randomHex(32) }
  portal.state.outgoingWebhooks = [...portal.state.outgoingWebhooks, webhook]
  return readOutgoing(webhook)
}

export function readWebhooks(portal: Portal): WebhooksReading {
  const { webhooks, outgoingWebhooks } = portal.state
  return { incoming: webhooks.map(one => readIncoming(portal, one)), outgoing: outgoingWebhooks.map(readOutgoing) }
}

/** Removes an outgoing webhook; what it was still to be sent goes. @throws {ControlError} 404 when there is none. */
export function removeWebhook(portal: Portal, id: number): { removed: number } {
  const { outgoingWebhooks } = portal.state
  if (!outgoingWebhooks.some(one => one.id === id))
    throw new ControlError(`Failed to find outgoing webhook ${id}.`, 404)
  portal.state.outgoingWebhooks = outgoingWebhooks.filter(one => one.id !== id)
  return { removed: id }
}

function readIncoming({ origin }: Portal, webhook: Webhook): IncomingReading {
  return { ...webhook, url: `${origin}/rest/${webhook.userId}/${webhook.secret}/` }
}

function readOutgoing(webhook: OutgoingWebhook): OutgoingReading {
  return { ...webhook, waiting: waitingFor(webhook) }
}
