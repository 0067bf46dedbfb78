import { Hono } from 'hono'
import { linkedObject, publicFiles } from '../disk/links.ts'
import type { Portal } from '../portal.ts'
import type { DiskObject } from '../state/diskTypes.ts'
import { missingPage, publicPage } from './publicPage.ts'
import { fileResponse } from './response.ts'

/**
 * Public links of the Drive, open to anybody: the short address, the page it leads to, and the download on that page.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/folder/disk-folder-get-external-link.html
 */
export function publicLinkRoutes(portal: Portal): Hono {
  const routes = new Hono()
  const missing = () => missingPage(portal.state.settings.language)
  routes.get('/:code{~[0-9A-Za-z]+}', context => {
    const link = portal.state.disk.links.find(one => `~${one.code}` === context.req.param('code'))
    return link ? context.redirect(`/docs/pub/${link.hash}/default/`, 302) : missing()
  })
  routes.get('/docs/pub/:hash/default/', context => {
    const hash = context.req.param('hash')
    const object = objectOf(portal, hash)
    const files = object ? publicFiles(portal.state, object).map(({ id, name }) => ({ name, address: `/docs/pub/${hash}/download/?fileId=${id}` })) : []
    return object ? publicPage(portal.state.settings.language, object.name, files) : missing()
  })
  routes.get('/docs/pub/:hash/download/', context => {
    const { state } = portal
    const object = objectOf(portal, context.req.param('hash'))
    const found = object && publicFiles(state, object).find(one => one.id === Number(context.req.query('fileId') ?? object.id))
    const file = state.files.get(found?.fileId ?? 0)
    return found && file ? fileResponse({ ...file, name: found.name }, { isClosed: true }) : missing()
  })
  return routes
}

function objectOf({ state }: Portal, hash: string): DiskObject | undefined {
  return linkedObject(state, state.disk.links.find(one => one.hash === hash))
}
