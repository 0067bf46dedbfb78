import { Hono } from 'hono'
import type { Portal } from '../portal.ts'

/** The portal's pages at their real paths and the JSON they live on, under `/_ui/`. */
export function uiRoutes(_portal: Portal): Hono {
  return new Hono()
}
