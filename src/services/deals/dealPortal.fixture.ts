import { PortalError } from '@/domain/portalError'
import { createCalls } from '../portal/calls'
import { decodeAnswer } from '../portal/decodeAnswer'
import type { Params, PortalCalls } from '../portal/types'

/** Events that a test puts around the portal's work. */
export interface DealPortalHooks {
  /** Before the write is checked, as if somebody else saved in between. */
  beforeWrite?: (deal: Record<string, unknown>) => void
  /** After the write is done, before it is read back. */
  afterWrite?: (deal: Record<string, unknown>) => void
  /** How the reply of the write gets lost: before or after the portal did it. */
  loseReply?: 'before' | 'after'
  /** The portal's refusal of the write. */
  refuse?: { error: string, error_description: string }
  /** Looks that fail because the portal cannot be reached. */
  unreachableLooks?: number
}

const second = (text: string) => new Date(Date.parse(text) + 1000).toISOString()

/** A portal with one deal, as far as saving a description needs it. */
export function aDealPortal(deal: Record<string, unknown>, hooks: DealPortalHooks = {}) {
  const sent: string[] = []
  let looksLost = 0

  function batch({ cmd }: { cmd: Record<string, string> }) {
    const names = Object.keys(cmd)
    if ('update' in cmd)
      return write(decodeURIComponent(cmd.check!), cmd.update!)
    sent.push('look')
    if (looksLost < (hooks.unreachableLooks ?? 0)) {
      looksLost++
      throw new PortalError('unreachable', 'cut')
    }
    const answers: Record<string, unknown> = { deal: { item: { ...deal } }, user: { ID: '7' }, time: '2026-11-22T10:44:00+03:00' }
    return { result: Object.fromEntries(names.map(name => [name, answers[name]])), result_error: [] }
  }

  function write(check: string, update: string) {
    sent.push('write')
    hooks.beforeWrite?.(deal)
    if (hooks.loseReply === 'before')
      throw new PortalError('unreachable', 'cut')
    if (!check.includes(`filter[=updatedTime]=${String(deal.updatedTime)}`))
      return { result: { check: { items: [] } }, result_error: { update: { error: 'NOT_FOUND', error_description: '' } } }
    if (hooks.refuse !== undefined)
      return { result: { check: { items: [{ id: 1 }] } }, result_error: { update: hooks.refuse } }
    for (const [key, value] of new URLSearchParams(update.split('?')[1])) {
      const name = /^fields\[(.+)\]$/.exec(key)?.[1]
      if (name !== undefined)
        deal[name] = value
    }
    deal.updatedTime = second(String(deal.updatedTime))
    hooks.afterWrite?.(deal)
    if (hooks.loseReply === 'after')
      throw new PortalError('unreachable', 'cut')
    return { result: { check: { items: [{ id: 1 }] }, update: { item: { ...deal } }, now: { item: { ...deal } } }, result_error: [] }
  }

  const calls: PortalCalls = createCalls({
    origin: 'https://portal.example',
    async send(method: string, params: Params) {
      if (method === 'batch')
        return decodeAnswer({ result: batch(params as { cmd: Record<string, string> }) })
      sent.push(method)
      return decodeAnswer({ result: [{ ID: '9', NAME: 'Анна', LAST_NAME: 'Орлова' }] })
    },
  }, { wait: async () => {} })
  return { calls, sent, deal }
}
