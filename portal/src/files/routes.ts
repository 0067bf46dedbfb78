import { Hono } from 'hono'
import type { Portal } from '../portal.ts'

/** Addresses under which the files of CRM fields are downloaded. */
export function fileRoutes(_portal: Portal): Hono {
  return new Hono()
}
