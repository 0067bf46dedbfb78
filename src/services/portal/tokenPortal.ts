import { PortalError } from '@/domain/portalError'
import { createCalls } from './calls'
import type { CallsOptions, SendOptions } from './calls'
import { asRecord, asText } from './decode'
import { decodeAnswer } from './decodeAnswer'
import { toPortalError } from './errors'
import { isSafeOrigin } from './frameName'
import { shareRefresh } from './sharedRefresh'
import type { Answer, Params, PortalCalls } from './types'

export interface TokenPortalOptions extends CallsOptions {
  /** Portal address without a path. */
  origin: string
  accessToken: string
  /** Gives a new access token; without it an expired one ends as `signed-out`. */
  refreshToken?: () => Promise<string>
  fetch?: typeof fetch
  timeoutMs?: number
}

const requestTimeoutMs = 30_000

/**
 * REST calls with an application token, without a frame: worlds, tests, and a field's one request for its pictures.
 *
 * @throws {PortalError} `rejected` for an address on plain HTTP that is not this machine.
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html
 */
export function connectByToken(options: TokenPortalOptions): PortalCalls {
  const { origin, timeoutMs = requestTimeoutMs } = options
  if (!isSafeOrigin(origin) || new URL(origin).origin !== origin)
    throw new PortalError('rejected', 'A token goes only over HTTPS, or to this machine.')
  const doFetch = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const refresh = options.refreshToken === undefined ? null : shareRefresh(options.refreshToken)
  let accessToken = options.accessToken

  async function sendOnce(method: string, params: Params, options: SendOptions): Promise<Answer> {
    const { status, body } = await request(method, params, options)
    const answer = asRecord(body)
    if ('error' in answer)
      throw toPortalError({ code: asText(answer.error), status, description: asText(answer.error_description) }, method)
    if (status !== 200 || !('result' in answer))
      throw toPortalError({ code: '', status: status === 200 ? 0 : status, description: '' }, method)
    return decodeAnswer(answer)
  }

  async function request(method: string, params: Params, { signal, onProgress }: SendOptions): Promise<{ status: number, body: unknown }> {
    try {
      const url = `${origin}/rest/${encodeURIComponent(method)}`
      const body = JSON.stringify({ ...params, auth: accessToken })
      if (onProgress !== undefined) {
        const { sendWithProgress } = await import('./sendWithProgress')
        const { status, text } = await sendWithProgress(url, body, { signal, onProgress })
        return { status, body: parse(text) }
      }
      const response = await doFetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      })
      const text = await response.text()
      return { status: response.status, body: parse(text) }
    }
    catch (cause) {
      signal?.throwIfAborted()
      throw toPortalError({ code: 'NETWORK_ERROR', status: 0, description: '' }, method, cause)
    }
  }

  async function send(method: string, params: Params, options: SendOptions = {}): Promise<Answer> {
    try {
      return await sendOnce(method, params, options)
    }
    catch (error) {
      const isExpired = error instanceof PortalError && ['expired_token', 'invalid_token'].includes(error.code)
      if (!isExpired || refresh === null)
        throw error
      accessToken = await refresh()
      return sendOnce(method, params, options)
    }
  }

  return createCalls({ origin, send }, options)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return null
  }
}
