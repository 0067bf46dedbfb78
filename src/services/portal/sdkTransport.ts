import { AjaxError, HttpV2, SdkError } from '@bitrix24/b24jssdk'
import type { AuthActions, AuthData, B24Frame } from '@bitrix24/b24jssdk'
import { PortalError } from '@/domain/portalError'
import type { SendOptions, Transport } from './calls'
import { decodeAnswer } from './decodeAnswer'
import { toPortalError } from './errors'
import { shareRefresh } from './sharedRefresh'
import type { Answer, Params } from './types'

/** The SDK would send a call up to five times, and hold it back by what one frame alone has seen; both are our own policy. */
const sentAtOnce = {
  maxRetries: 1,
  retryOnNetworkError: false,
  rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
  operatingLimit: { windowMs: 600_000, limitMs: Number.MAX_SAFE_INTEGER, heavyPercent: 100 },
  adaptiveConfig: { enabled: false, thresholdPercent: 100, coefficient: 0, maxDelay: 0 },
}

/** What is wanted of a request beside its parameters; axios reads it from the configuration. */
interface Wanted { signal?: AbortSignal, onUploadProgress?: (event: { loaded: number, total?: number }) => void }

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
 * @param client Settings of the SDK's HTTP client; a test gives it another way to send.
 */
export function sdkTransport(frame: B24Frame, origin: string, client: object | null = null): Transport {
  const http = new HttpV2(shareAuth(frame.auth), client, sentAtOnce)
  const wanted = new Map<string, Wanted>()
  let lastId = 0
  http.ajaxClient.interceptors.request.use(config => {
    if (!config.url?.startsWith(`${origin}/rest/`))
      throw new PortalError('rejected', 'A request to another address than the portal\'s was stopped.')
    // The SDK has no way to hand these over; it does put the request's id into the address.
    return Object.assign(config, wanted.get(new URL(config.url).searchParams.get('bx24_request_id') ?? ''))
  })

  return {
    origin,
    async send(method: string, params: Params, { signal, onProgress }: SendOptions = {}): Promise<Answer> {
      const id = `cardinal${++lastId}`
      wanted.set(id, {
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onUploadProgress: ({ loaded, total = loaded }) => onProgress(loaded, total) } : {}),
      })
      let answer
      try {
        // The SDK copies parameters structurally, which reactive objects do not survive.
        answer = await http.call<unknown>(method, JSON.parse(JSON.stringify(params)) as Params, id)
      }
      catch (error) {
        signal?.throwIfAborted()
        throw toOurs(error, method)
      }
      finally {
        wanted.delete(id)
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
