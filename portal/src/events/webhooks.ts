import { runUntraced } from '../log/trace.ts'
import type { Portal } from '../portal.ts'
import type { OutgoingWebhook } from '../state/types.ts'
import { addressesOf } from './deliver.ts'
import { postEvent, track } from './post.ts'
import type { RaisedEvent } from './raise.ts'

/** Events that wait for one webhook; the line ends with the last of them. */
interface Line { last: Promise<void>, waiting: number }

const lines = new WeakMap<OutgoingWebhook, Line>()

/**
 * Puts an event into the line of every outgoing webhook that wants it. A line is worked off in order, each post after the
 * answer to the one before or the end of its time; nothing is sent again, and whoever caused the event waits for nothing.
 *
 * @see https://apidocs.bitrix24.com/local-integrations/local-webhooks.html
 * @see https://apidocs.bitrix24.com/api-reference/events/index.html
 */
export function queueForWebhooks(portal: Portal, event: RaisedEvent): void {
  for (const webhook of portal.state.outgoingWebhooks) {
    if (webhook.events.includes(event.name))
      runUntraced(() => track(portal, queue(portal, webhook, event)))
  }
}

/** How many events a webhook has still to be sent. */
export function waitingFor(webhook: OutgoingWebhook): number {
  return lines.get(webhook)?.waiting ?? 0
}

async function queue(portal: Portal, webhook: OutgoingWebhook, { name, data, userId }: RaisedEvent): Promise<void> {
  const line = lines.get(webhook) ?? { last: Promise.resolve(), waiting: 0 }
  lines.set(webhook, line)
  line.waiting++
  const post = async () => {
    // Neither one that was removed meanwhile nor one of a state that was left hears anything more.
    if (portal.state.outgoingWebhooks.includes(webhook)) {
      const auth = { ...addressesOf(portal), application_token: webhook.applicationToken }
      await postEvent(portal, { event: name, handlerId: webhook.id, handler: webhook.handler, data, auth, userId, app: null })
    }
    line.waiting--
  }
  line.last = line.last.then(post)
  await line.last
}
