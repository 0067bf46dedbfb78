import type { Params } from './method.ts'
import { parsePhpQuery } from './phpQuery.ts'

/** Query parameters of the SDK about itself: no method sees them. */
const SDK_PARAMETERS = ['bx24_request_id', 'bx24_sdk_ver', 'bx24_sdk_type']

/**
 * Parameters of a request: the query, overlaid by the body (JSON, form or multipart; anything else counts as no body).
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html
 */
export async function readParameters(request: Request): Promise<Params> {
  const params = { ...parsePhpQuery(new URL(request.url).search.slice(1)), ...await readBody(request) }
  for (const name of SDK_PARAMETERS)
    delete params[name]
  return params
}

async function readBody(request: Request): Promise<Params> {
  const type = request.headers.get('content-type') ?? ''
  if (request.method === 'GET' || request.method === 'HEAD')
    return {}
  if (type.includes('json'))
    return readJson(await request.text())
  if (type.includes('application/x-www-form-urlencoded'))
    return parsePhpQuery(await request.text())
  if (type.includes('multipart/form-data'))
    return parsePhpQuery(await readMultipart(request))
  return {}
}

function readJson(text: string): Params {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  }
  catch {
    return {}
  }
}

async function readMultipart(request: Request): Promise<string> {
  const pairs: string[] = []
  const form = await request.formData().catch(() => new FormData())
  for (const [name, value] of form) {
    if (typeof value === 'string')
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  }
  return pairs.join('&')
}
