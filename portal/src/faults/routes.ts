import { Hono } from 'hono'
import { ControlError } from '../control/controlError.ts'
import type { Portal } from '../portal.ts'
import { readRule } from './readRule.ts'

/** `/_portal/faults`: the rules in force. */
export function faultRoutes(portal: Portal): Hono {
  const routes = new Hono()
  routes.get('/faults', context => context.json({ rules: portal.faults.readings, late: portal.faults.late }))
  routes.put('/faults', async context => {
    const rules: unknown = await context.req.json().catch(() => null)
    if (!Array.isArray(rules))
      throw new ControlError('Failed to read the fault rules: the body is to be a list of them.')
    const read = rules.map(readRule)
    portal.faults.clear()
    return context.json(read.map(rule => portal.faults.add(rule)))
  })
  routes.post('/faults', async context => context.json(portal.faults.add(readRule(await context.req.json().catch(() => null)))))
  routes.delete('/faults', context => {
    portal.faults.clear()
    return context.json({ cleared: true })
  })
  routes.patch('/faults/:id', async context => {
    const { enabled } = await context.req.json<{ enabled?: unknown }>()
    if (typeof enabled !== 'boolean')
      throw new ControlError('Failed to turn the fault rule: "enabled" is true or false.')
    return context.json({ found: found(portal.faults.enable(context.req.param('id'), enabled)) })
  })
  routes.delete('/faults/:id', context => context.json({ found: found(portal.faults.remove(context.req.param('id'))) }))
  return routes
}

function found(isFound: boolean): true {
  if (!isFound)
    throw new ControlError('Failed to find the fault rule.', 404)
  return true
}
