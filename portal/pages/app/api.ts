import type { SaveRefusal } from '../../src/ui/contract.ts'

/** A request of the portal's page that was refused; `refusal` says what to show. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly status: number
  readonly refusal: SaveRefusal

  constructor(status: number, refusal: SaveRefusal) {
    super(refusal.message)
    this.status = status
    this.refusal = refusal
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok)
    throw new RequestError(response.status, { error: String(response.status), message: response.statusText, fields: {}, ...(body as object | null) })
  return body as T
}

/** @throws {RequestError} */
export async function read<T>(path: string): Promise<T> {
  return answerOf<T>(await fetch(path, { headers: { accept: 'application/json' } }))
}

/** @throws {RequestError} */
export async function write<T>(path: string, body: object = {}, method: 'POST' | 'PATCH' | 'DELETE' = 'POST'): Promise<T> {
  return answerOf<T>(await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))
}
