import type { Context, Next } from 'hono'

const policy = [
  'default-src \'none\'', 'style-src \'self\'', 'img-src \'self\'', 'form-action \'self\'', 'base-uri \'none\'', 'frame-ancestors \'none\'',
].join('; ')

/** What every answer says: a page of the site runs no script, loads nothing from elsewhere and stands in no frame. */
export async function securityHeaders(context: Context, next: Next): Promise<void> {
  await next()
  context.header('Content-Security-Policy', policy)
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'strict-origin-when-cross-origin')
  context.header('Cross-Origin-Opener-Policy', 'same-origin')
  context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (!context.res.headers.has('cache-control'))
    context.header('Cache-Control', 'no-store')
}
