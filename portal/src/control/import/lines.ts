import { addMessage } from '../../chats/store.ts'
import { toDateTime } from '../../crm/values/dates.ts'
import type { Portal } from '../../portal.ts'
import { noteId } from '../../state/ids.ts'
import { ControlError } from '../controlError.ts'
import { dialogFor } from '../openLines.ts'
import type { ImportedDialog, ImportOrder } from './records.ts'

/** Enters open channels; a known id is replaced. */
export function importLines(portal: Portal, lines: ImportOrder['openLines'] = []): number[] {
  const { state } = portal
  return lines.map(given => {
    const line = { isActive: true, queue: [], joiners: 'all' as const, createdTime: portal.nowIso(), ...given, id: given.id ?? portal.nextId('openLine') }
    noteId(state, 'openLine', line.id)
    state.lines.items = [...state.lines.items.filter(one => one.id !== line.id), line].sort((one, other) => one.id - other.id)
    return line.id
  })
}

/**
 * Enters conversations with their messages.
 *
 * @throws {ControlError} for a line, a channel, a record or an author there is none of.
 */
export function importDialogs(portal: Portal, dialogs: ImportOrder['dialogs'] = []): number[] {
  return dialogs.map(given => importDialog(portal, given))
}

function importDialog(portal: Portal, { messages = [], isClosed = false, members = [], operator, ...order }: ImportedDialog): number {
  const { state } = portal
  const dialog = dialogFor(portal, order)
  const chat = state.chats.items.get(dialog.chatId)
  const people = [...members, ...(operator === undefined ? [] : [operator])]
  const stranger = [...people, ...messages.flatMap(({ from }) => from === 'client' ? [] : [from])].find(id => !state.users.some(user => user.id === id))
  if (stranger !== undefined)
    throw new ControlError(`Failed to import a conversation: there is no user ${stranger}.`)
  if (chat)
    chat.members = [...new Set([...chat.members, ...people])]
  if (operator !== undefined)
    dialog.operatorId = operator
  for (const { from, text, time } of messages) {
    const createdTime = time === undefined ? portal.nowIso() : toDateTime(time, state.settings.timeZone)
    if (createdTime === null)
      throw new ControlError(`Failed to import a conversation: "${time}" is no date.`)
    addMessage(portal, { chatId: dialog.chatId, authorId: from === 'client' ? dialog.clientId : from, text, createdTime })
    if (from === 'client')
      dialog.lastClientTime = createdTime
  }
  dialog.isClosed = isClosed
  return dialog.chatId
}
