import { Buffer } from 'node:buffer'
import type { Params } from './method.ts'

/** The only headers of their kind that the portal sends: a browser may therefore send no header of its own. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'origin, content-type, accept',
  'x-content-type-options': 'nosniff',
}

/** A REST answer, readable by any origin; credentials are never allowed. */
export function answer(body: Params, status: number): Response {
  const text = JSON.stringify(body)
  const headers = { ...HEADERS, 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(text)) }
  return new Response(text, { status, headers })
}

/** Browsers ask before they send JSON. */
export function preflight(): Response {
  return new Response(null, { status: 200, headers: HEADERS })
}

/** What the web server in front of the portal says when a request took too long: not of the portal, so without its headers. */
export function gatewayTimeout(): Response {
  const title = '504 Gateway Time-out'
  return new Response(`<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`, {
    status: 504,
    headers: { 'content-type': 'text/html' },
  })
}
