/**
 * Cloudflare Pages: answers POST with the page, as the portal asks for it. The form's body (it holds tokens) is dropped
 * here unread.
 *
 * @see https://developers.cloudflare.com/pages/functions/advanced-mode/
 */
export default {
  fetch(request, env) {
    return env.ASSETS.fetch(request.method === 'POST' ? new Request(request.url, { headers: pageHeaders(request) }) : request)
  },
}

/** What a page request needs; length and type of the dropped body stay behind. */
function pageHeaders(request) {
  const headers = new Headers()
  for (const name of ['Accept', 'Accept-Encoding', 'Accept-Language', 'If-None-Match']) {
    const value = request.headers.get(name)
    if (value !== null)
      headers.set(name, value)
  }
  return headers
}
