/** What the SDK and our transport say about a request before it is sent. */
interface RequestConfig {
  url: string
  timeout: number
  signal?: AbortSignal
  onUploadProgress?: (event: { loaded: number, total?: number }) => void
}

type Interceptor = (config: RequestConfig) => RequestConfig | Promise<RequestConfig>

interface Defaults { timeout?: number, timeoutErrorMessage?: string, headers?: Record<string, string> }

/** An answer with an error status, or none. `code` as in the original: the SDK branches on it. */
export class AxiosError extends Error {
  override readonly name = 'AxiosError'
  readonly code: string
  readonly response: { status: number, data: unknown } | undefined

  constructor(message: string, code: string, response?: { status: number, data: unknown }) {
    super(message)
    this.code = code
    this.response = response
  }

  get status(): number | undefined {
    return this.response?.status
  }
}

/**
 * Stands in for `axios` inside the SDK, which only posts JSON and reads JSON; the whole library adds 20 KB (gzip). Unlike
 * it, this follows no redirect: the body holds the token.
 */
class Client {
  readonly defaults: Defaults
  readonly #interceptors: Interceptor[] = []
  readonly interceptors = { request: { use: (interceptor: Interceptor) => void this.#interceptors.push(interceptor) } }

  constructor(defaults: Defaults) {
    this.defaults = { ...defaults }
  }

  /** @throws {AxiosError} `ERR_NETWORK`, `ECONNABORTED`, `ERR_BAD_REQUEST` (4xx) or `ERR_BAD_RESPONSE`. */
  async post(url: string, body: unknown): Promise<{ status: number, data: unknown }> {
    let config: RequestConfig = { url, timeout: this.defaults.timeout ?? 0 }
    for (const interceptor of this.#interceptors)
      config = await interceptor(config)
    const { status, text } = await this.#send(config, body)
    const response = { status, data: parse(text) }
    if (status >= 200 && status < 300)
      return response
    throw new AxiosError(`Request failed with status code ${status}`, status >= 400 && status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE', response)
  }

  async #send({ url, timeout, signal, onUploadProgress }: RequestConfig, body: unknown): Promise<{ status: number, text: string }> {
    try {
      if (onUploadProgress) {
        const { sendWithProgress } = await import('../src/services/portal/sendWithProgress.ts')
        return await sendWithProgress(url, JSON.stringify(body), { signal, onProgress: (loaded, total) => onUploadProgress({ loaded, total }) })
      }
      const signals = [...(timeout > 0 ? [AbortSignal.timeout(timeout)] : []), ...(signal ? [signal] : [])]
      const response = await fetch(url, {
        method: 'POST',
        headers: { Accept: 'application/json, text/plain, */*', 'Content-Type': 'application/json', ...this.defaults.headers },
        body: JSON.stringify(body),
        credentials: 'omit',
        redirect: 'error',
        ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}),
      })
      return { status: response.status, text: await response.text() }
    }
    catch (error) {
      const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
      if (signal?.aborted)
        throw new AxiosError('canceled', 'ERR_CANCELED')
      throw isTimeout
        ? new AxiosError(this.defaults.timeoutErrorMessage ?? 'timeout exceeded', 'ECONNABORTED')
        : new AxiosError('Network Error', 'ERR_NETWORK')
    }
  }
}

/** What is no JSON stays text, as in the original. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return text
  }
}

export default { create: (defaults: Defaults = {}) => new Client(defaults) }
