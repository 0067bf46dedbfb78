/**
 * Netlify: copy to `netlify/edge-functions/` of the site. Answers POST with the page, as the portal asks for it; the
 * form's body (it holds tokens) is dropped unread.
 *
 * @see https://docs.netlify.com/edge-functions/api/
 */
export default (request, context) => context.next(new Request(request.url, { headers: { Accept: 'text/html' } }))

export const config = { path: ['/', '/*.html'], method: ['POST'] }
