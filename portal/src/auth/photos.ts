import { Hono } from 'hono'
import type { Portal } from '../portal.ts'
import type { PortalUser } from '../state/types.ts'

/** Full address of a person's photo, or null without one. Anybody may open it, as on a portal. */
export function photoAddress(portal: Portal, user: PortalUser): string | null {
  const file = user.photo === null ? undefined : portal.state.files.get(user.photo)
  return file ? `${portal.origin}/upload/main/${file.id}/${encodeURIComponent(file.name)}` : null
}

/** Serves photos of people and no other file. */
export function photoRoutes(portal: Portal): Hono {
  const routes = new Hono()
  routes.get('/upload/main/:id/:name', context => {
    const id = Number(context.req.param('id'))
    const file = portal.state.users.some(user => user.photo === id) ? portal.state.files.get(id) : undefined
    if (!file?.contentType.startsWith('image/'))
      return context.notFound()
    return context.body(new Uint8Array(file.bytes), 200, { 'content-type': file.contentType, 'x-content-type-options': 'nosniff' })
  })
  return routes
}
