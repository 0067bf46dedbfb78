import type { Portal } from '../portal.ts'
import { answer } from './answer.ts'

const PREFIX = 'BITRIX_REST_V3_EXCEPTION_'

/**
 * `/rest/api/…`: this portal has no method of version 3, and says so in that version's words. The code and the status
 * are not documented.
 *
 * @see https://apidocs.bitrix24.com/api-reference/rest-v3.html
 */
export async function versionThree(portal: Portal, request: Request): Promise<Response> {
  const method = new URL(request.url).pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  const isJson = request.method !== 'POST' || await isJsonBody(request)
  const code = `${PREFIX}${isJson ? 'METHODNOTFOUNDEXCEPTION' : 'INVALIDJSONEXCEPTION'}`
  const status = isJson ? 404 : 400
  portal.writeLog({ kind: 'rest', method: `api/${method}`, userId: null, appCode: null, status, error: code, durationMs: 0 })
  return answer({ error: { code, message: isJson ? `Method "${method}" is not found` : 'The request body is not valid JSON' } }, status)
}

async function isJsonBody(request: Request): Promise<boolean> {
  const text = await request.text()
  if (text === '')
    return true
  try {
    JSON.parse(text)
    return true
  }
  catch {
    return false
  }
}
