import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Portal } from '../portal.ts'
import type { Actor } from '../rest/method.ts'

/** The portal's signature under a text, so that an address it gave out cannot be changed. */
export function sign(portal: Portal, text: string): string {
  return createHmac('sha256', `${portal.state.settings.memberId}:${portal.state.seed}`).update(text).digest('base64')
}

/** Whether this portal signed the text. */
export function isSigned(portal: Portal, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(portal, text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** The newest token of this person for this application, or the secret of their webhook. */
export function secretOf(portal: Portal, { app, user }: Actor): string {
  if (!app)
    return portal.state.webhooks.find(webhook => webhook.userId === user.id)?.secret ?? ''
  return portal.state.tokens.findLast(token => token.appId === app.id && token.userId === user.id)?.accessToken ?? ''
}
