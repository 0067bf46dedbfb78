import { Hono } from 'hono'
import type { Context } from 'hono'
import { userOfRequest } from '../auth/tokens.ts'
import type { Portal } from '../portal.ts'
import { chatListOf, chatPage, noticesPage, readNotices, sayInChat } from './chats.ts'
import type { TaskRole } from './taskContract.ts'
import { commentTask, pressTask, taskListOf, taskPage, tickTask } from './tasks.ts'
import { pressWorkday, workdaysPage } from './workdays.ts'
import type { WorkdayPress } from './workdays.ts'

const ROLES: TaskRole[] = ['all', 'responsible', 'author', 'watching']

/** Data of tasks, notices, chats and workdays, under `/_ui`. */
export function workRoutes(portal: Portal): Hono {
  const routes = new Hono()
  const userOf = (context: Context) => userOfRequest(portal, context.req.raw)
  const id = (context: Context) => Number(context.req.param('id'))
  const body = async <T>(context: Context) => await context.req.json() as T

  routes.get('/tasks', context => {
    const role = ROLES.find(one => one === context.req.query('role')) ?? 'all'
    const page = Math.max(1, Math.trunc(Number(context.req.query('page'))) || 1)
    return context.json(taskListOf(portal, userOf(context), { role, page, withDone: context.req.query('done') === '1' }))
  })
  routes.get('/task/:id', context => context.json(taskPage(portal, userOf(context), id(context))))
  routes.post('/task/:id/press', async context => {
    pressTask(portal, userOf(context), id(context), (await body<{ button: string }>(context)).button)
    return context.json({ saved: true })
  })
  routes.post('/task/:id/tick', async context => {
    const { item, isComplete } = await body<{ item: number, isComplete: boolean }>(context)
    tickTask(portal, userOf(context), id(context), item, isComplete)
    return context.json({ saved: true })
  })
  routes.post('/task/:id/comment', async context => {
    commentTask(portal, userOf(context), id(context), (await body<{ text: string }>(context)).text)
    return context.json({ saved: true })
  })

  routes.get('/notices', context => context.json(noticesPage(portal, userOf(context))))
  routes.post('/notices/read', context => {
    readNotices(portal, userOf(context))
    return context.json({ saved: true })
  })

  routes.get('/chats', context => context.json(chatListOf(portal, userOf(context))))
  routes.get('/chat/:id', context => context.json(chatPage(portal, userOf(context), id(context))))
  routes.post('/chat/:id', async context => {
    sayInChat(portal, userOf(context), id(context), (await body<{ text: string }>(context)).text)
    return context.json({ saved: true })
  })

  routes.get('/workdays', context => context.json(workdaysPage(portal, userOf(context))))
  routes.post('/workdays/press', async context => {
    pressWorkday(portal, userOf(context), await body<WorkdayPress>(context))
    return context.json({ saved: true })
  })
  return routes
}
