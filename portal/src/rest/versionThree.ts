import type { Portal } from '../portal.ts'
import { answer } from './answer.ts'
import { RestError } from './method.ts'
import { takeRate } from './rate.ts'

const PREFIX = 'BITRIX_REST_V3_EXCEPTION_'

/**
 * `/rest/api/…`: this portal has no method of version 3, and says so in that version's words. The code and the status
 * are not documented.
 *
 * @see https://apidocs.bitrix24.com/api-reference/rest-v3.html
 */
export async function versionThree(portal: Portal, request: Request, source: string): Promise<Response> {
  const method = new URL(request.url).pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  const refuse = (code: string, message: string, status: number) => {
    portal.writeLog({ kind: 'rest', method: `api/${method}`, userId: null, appCode: null, status, error: code, durationMs: 0 })
    return answer({ error: { code, message } }, status)
  }
  try {
    takeRate(portal, source)
  }
  catch (error) {
    if (error instanceof RestError)
      return refuse(error.code, error.message, error.status)
    throw error
  }
  const isJson = request.method !== 'POST' || await isJsonBody(request)
  return isJson
    ? refuse(`${PREFIX}METHODNOTFOUNDEXCEPTION`, `Method "${method}" is not found`, 404)
    : refuse(`${PREFIX}INVALIDJSONEXCEPTION`, 'The request body is not valid JSON', 400)
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
