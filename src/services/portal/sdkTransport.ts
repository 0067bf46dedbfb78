import { AjaxError, HttpV2, SdkError } from '@bitrix24/b24jssdk'
import type { AuthActions, AuthData, B24Frame } from '@bitrix24/b24jssdk'
import { PortalError } from '@/domain/portalError'
import type { Transport } from './calls'
import { decodeAnswer } from './decodeAnswer'
import { toPortalError } from './errors'
import { shareRefresh } from './sharedRefresh'
import type { Answer, Params } from './types'

/** The SDK would send a call up to five times; repeats are our own policy. */
const sentOnce = { maxRetries: 1, retryOnNetworkError: false }

/** The frame's own authorisation with one refresh for all. */
function shareAuth(auth: AuthActions): AuthActions {
  const refreshAuth = shareRefresh(async (): Promise<AuthData> => {
    const data = await auth.refreshAuth()
    // A parent that answers without a token has refused.
    if (!data || !data.access_token)
      throw new Error('The answer holds no token.')
    return data
  })
  return {
    refreshAuth,
    getAuthData: () => auth.getAuthData(),
    getUniq: prefix => auth.getUniq(prefix),
    get isAdmin() { return auth.isAdmin },
    getTargetOrigin: () => auth.getTargetOrigin(),
    getTargetOriginWithPath: () => auth.getTargetOriginWithPath(),
  }
}

/**
 * Sends REST requests through the SDK, each once, and only to the portal that opened the frame.
 *
 * @param frame Initialised.
 * @param origin The portal's, from the frame's name.
 */
export function sdkTransport(frame: B24Frame, origin: string): Transport {
  const http = new HttpV2(shareAuth(frame.auth), null, sentOnce)
  http.ajaxClient.interceptors.request.use(config => {
    if (!config.url?.startsWith(`${origin}/rest/`))
      throw new PortalError('rejected', 'A request to another address than the portal\'s was stopped.')
    return config
  })

  return {
    origin,
    async send(method: string, params: Params): Promise<Answer> {
      let answer
      try {
        // The SDK copies parameters structurally, which reactive objects do not survive.
        answer = await http.call<unknown>(method, JSON.parse(JSON.stringify(params)) as Params)
      }
      catch (error) {
        throw toOurs(error, method)
      }
      const data = answer.getData()
      if (data === undefined) {
        const [error] = [...answer.errors.values()]
        throw toOurs(error, method)
      }
      if (data.result === undefined)
        throw toPortalError({ code: '', status: 0, description: '' }, method)
      return decodeAnswer({ ...data })
    },
  }
}

function toOurs(error: unknown, method: string): PortalError {
  if (error instanceof PortalError)
    return error
  if (error instanceof AjaxError || error instanceof SdkError) {
    // What our own layers threw inside the SDK comes back wrapped.
    const inner = error.originalError
    if (inner instanceof PortalError)
      return inner
    return toPortalError({ code: String(error.code), status: Number(error.status) || 0, description: error.message }, method)
  }
  return toPortalError({ code: 'NETWORK_ERROR', status: 0, description: '' }, method, error)
}
