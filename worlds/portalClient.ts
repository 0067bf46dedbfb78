import { PlainError } from './plainError.ts'

type Params = Record<string, unknown>

/** A running portal as the builder of a world uses it: REST through the administrator's webhook, and the control API. */
export interface PortalClient {
  readonly origin: string
  /** @throws {PlainError} with the portal's own code and text when it refuses. */
  rest: <T>(method: string, params?: Params) => Promise<T>
  /** Path after `/_portal/`. */
  control: <T>(path: string, body: Params) => Promise<T>
  /** What stands at a path after `/_portal/`. */
  look: <T>(path: string) => Promise<T>
}

export function connectPortal(origin: string): PortalClient {
  async function post(path: string, body: Params): Promise<Params> {
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    const text = await response.text()
    const answer = parse(text)
    if (!response.ok || answer === null || 'error' in answer)
      throw new PlainError(`The portal refused ${path} (${response.status}): ${text.slice(0, 500)}`)
    return answer
  }
  return {
    origin,
    async rest<T>(method: string, params: Params = {}) {
      const { result } = await post(`/rest/1/dev/${method}`, params)
      return result as T
    },
    async look<T>(path: string) {
      const response = await fetch(`${origin}/_portal/${path}`)
      return await response.json() as T
    },
    async control<T>(path: string, body: Params) {
      return await post(`/_portal/${path}`, body) as T
    },
  }
}

function parse(text: string): Params | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Params : null
  }
  catch {
    return null
  }
}
