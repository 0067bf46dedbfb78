import { toText } from '../../../crm/parameters.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { levelByTaskName, mayOnDisk, TASK, taskName, taskTitle } from '../../../disk/rights.ts'
import type { DiskLevel } from '../../../disk/rights.ts'
import { defineMethod } from '../../method.ts'
import { requireLevel, requireObject, requireText } from './call.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/disk'

/** Those of the page's example, in its order. */
const listed: DiskLevel[] = ['full', 'edit', 'read']

export const diskRightMethods = [
  defineMethod({
    name: 'disk.rights.gettasks',
    scope: 'disk',
    doc: `${pages}/rights/disk-rights-get-tasks.html`,
    undocumented: ['Ids are those of the page\'s example; `disk_access_add` is not listed, as there.'],
    handle: ({ actor }) => ({ result: listed.map(level => ({ ID: String(TASK[level]), NAME: taskName(level), TITLE: taskTitle(level, actor.user.language) })) }),
  }),
  defineMethod({
    name: 'disk.folder.sharetouser',
    scope: 'disk',
    doc: `${pages}/folder/disk-folder-share-to-user.html`,
    undocumented: [
      'Who may read may share, up to their own level.',
      'The right stands at once: nothing is put into the other person\'s drive, and nobody has to accept. A weaker level given later replaces the one given before.',
      'A user nobody has is `ERROR_NOT_FOUND`.',
    ],
    async handle(call) {
      const { portal, actor, params } = call
      const folder = requireObject(call, 'folder')
      const userId = requireText(call, { name: 'userId', position: 1 })
      requireText(call, { name: 'taskName', position: 2 })
      requireLevel(call, folder, 'read')
      const level = levelByTaskName(toText(params.taskName))
      if (!level || !mayOnDisk(portal.state, actor.user, folder, level))
        throw diskErrors.accessDenied()
      if (!portal.state.users.some(one => one.id === Number(userId)))
        throw diskErrors.notFound(userId)
      await portal.pause({ method: 'disk.folder.sharetouser', userId: actor.user.id })
      const accessCode = `U${Number(userId)}`
      folder.rights = [...folder.rights.filter(one => one.accessCode !== accessCode), { taskId: TASK[level], accessCode }]
      return { result: true }
    },
  }),
]
