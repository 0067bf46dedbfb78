import { Hono } from 'hono'
import type { Context } from 'hono'
import { issueTokens, mayUseApp, userOfRequest } from '../auth/tokens.ts'
import { strikeFrame } from '../faults/frame.ts'
import type { Portal } from '../portal.ts'
import type { Json } from '../state/types.ts'
import type { FrameRequest, FrameTokens } from '../ui/contract.ts'
import { frameFacts } from './facts.ts'
import { renderFrame } from './open.ts'
import { optionText } from './options.ts'
import { findSession } from './sessions.ts'
import { reportSlowLoad } from './slowLoads.ts'

const REFUSED_PAGE = '<html>\r\n<head><title>405 Not Allowed</title></head>\r\n<body>\r\n<center><h1>405 Not Allowed</h1></center>\r\n</body>\r\n</html>\r\n'

async function jsonOf<T>(context: Context): Promise<T> {
  return await context.req.json() as T
}

/** Server side of the frames, under `/_ui/frame`. `null` in an answer means that the frame hears nothing. */
export function frameRoutes(portal: Portal): Hono {
  const routes = new Hono()
  const sessionOf = (context: Context) => {
    const user = userOfRequest(portal, context.req.raw)
    const found = findSession(portal, user, context.req.param('sid') ?? '')
    return found ? { ...found, user } : undefined
  }

  routes.post('/open', async context => {
    const user = userOfRequest(portal, context.req.raw)
    const facts = frameFacts(portal, user, await jsonOf<FrameRequest>(context))
    const address = new URL(context.req.url)
    return context.json(renderFrame(portal, user, address.host, address.protocol === 'https:', facts))
  })

  routes.all('/refused', context => context.html(REFUSED_PAGE, 405))

  routes.post('/:sid/command', async context => {
    const { command, verdict } = await jsonOf<{ command: string, verdict: string }>(context)
    const found = sessionOf(context)
    const struck = found && verdict === 'accepted' ? await strikeFrame(portal, command, found.user, found.app) : null
    const silent = !found || struck?.silent === true
    const dropped = verdict === 'accepted' ? silent ? 'silent' : null : verdict
    portal.writeLog({ kind: 'frame', method: command, userId: found?.user.id ?? null, appCode: found?.app.code ?? null, status: dropped ? 0 : 200, error: dropped, durationMs: 0, ...(struck?.faults.length ? { faults: struck.faults } : {}) })
    return context.json({ silent })
  })

  routes.post('/:sid/refresh', context => {
    const found = sessionOf(context)
    if (!found || portal.state.switches.refreshFails || !mayUseApp(found.app, found.user))
      return context.json(null)
    const token = issueTokens(portal, found.app, found.user)
    const answer: FrameTokens = { AUTH_ID: token.accessToken, AUTH_EXPIRES: String(portal.state.switches.tokenLifeSeconds), REFRESH_ID: token.refreshToken }
    return context.json(answer)
  })

  routes.post('/:sid/app-options', async context => {
    const found = sessionOf(context)
    const given = await jsonOf<Record<string, Json>>(context)
    if (!found?.user.isAdmin)
      return context.json(null)
    const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, optionText(value)]))
    found.app.options = { ...found.app.options, ...texts }
    return context.json(found.app.options)
  })

  routes.post('/:sid/user-option', async context => {
    const found = sessionOf(context)
    const { name, value } = await jsonOf<{ name: string, value: Json }>(context)
    if (!found || !mayUseApp(found.app, found.user))
      return context.json(null)
    found.app.userOptions[found.user.id] = { ...found.app.userOptions[found.user.id], [name]: optionText(value) }
    return context.json({ saved: true })
  })

  routes.post('/:sid/slow', context => {
    const bindingId = sessionOf(context)?.session.bindingId ?? null
    return context.json({ deleted: bindingId !== null && reportSlowLoad(portal, bindingId) })
  })

  routes.post('/:sid/install', context => {
    const found = sessionOf(context)
    if (found && !found.app.openedBy.includes(found.user.id))
      found.app.openedBy.push(found.user.id)
    return context.json({ saved: found !== undefined })
  })

  routes.post('/:sid/install-finish', context => {
    const found = sessionOf(context)
    const isFinished = found?.user.isAdmin === true
    if (isFinished)
      found.app.installed = true
    return context.json({ finished: isFinished })
  })

  return routes
}
