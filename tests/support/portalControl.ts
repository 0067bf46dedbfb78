/** The local portal's control API, as a test uses it. Reads state; imports nothing from `src/`. */
export interface PortalControl {
  origin: string
  get: <T>(path: string) => Promise<T>
  send: <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>
  /** A REST call through the administrator's webhook. */
  rest: <T>(method: string, params?: Record<string, unknown>) => Promise<T>
}

export function controlOf(origin: string): PortalControl {
  async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return await response.json() as T
  }
  return {
    origin,
    get: path => request('GET', path),
    send: request,
    async rest<T>(method: string, params: Record<string, unknown> = {}) {
      const { result } = await request<{ result: T }>('POST', `/rest/1/dev/${method}`, params)
      return result
    },
  }
}
