import { connectors } from '../lines/connectors.ts'
import { recordByCode } from '../lines/records.ts'
import { closeDialog, findClient, hearClient, openDialog } from '../lines/store.ts'
import type { Portal } from '../portal.ts'
import type { LineClient, LineDialog } from '../state/lineTypes.ts'
import { ControlError } from './controlError.ts'

/** Who writes, and by which channel. The same code is the same client; without one his phone is it, without both his name. */
export interface DialogOrder {
  /** Id of the line; the first one without. */
  line?: number
  connector?: string
  client: { name: string, phone?: string, code?: string }
  /** Records to bind: `L_4`, `C_7`. */
  crm?: string[]
}

/** A client's message: into a known chat, or as a new or known client. */
export type ClientMessage = ({ chat: number, crm?: string[] } | DialogOrder) & { text: string }

/**
 * Lets a client write. A chat he has not had is made.
 *
 * @throws {ControlError} for a chat, a line, a channel or a record there is none of, and for an empty text.
 */
export function clientWrites(portal: Portal, order: ClientMessage): { chat: number, message: number, client: number } {
  if (typeof order.text !== 'string' || order.text.trim() === '')
    throw new ControlError('Failed to let the client write: "text" is empty.')
  const dialog = 'chat' in order ? knownDialog(portal, order.chat, order.crm) : dialogFor(portal, order)
  return { chat: dialog.chatId, message: hearClient(portal, dialog, order.text.trim()).id, client: dialog.clientId }
}

/** Finishes a conversation, as an operator does. */
export function closeLineDialog(portal: Portal, { chat }: { chat: number }): { chat: number } {
  closeDialog(portal, knownDialog(portal, chat))
  return { chat }
}

function knownDialog(portal: Portal, chat: number, crm: string[] = []): LineDialog {
  const dialog = portal.state.lines.dialogs.get(chat)
  if (!dialog)
    throw new ControlError(`Failed to find chat ${chat}: it is no chat of an open channel.`, 404)
  return bind(portal, dialog, crm)
}

/** The chat of this client by this channel. @throws {ControlError} */
export function dialogFor(portal: Portal, { line: lineId, connector = 'livechat', client, crm = [] }: DialogOrder): LineDialog {
  const { lines } = portal.state
  const line = lines.items.find(one => lineId === undefined || one.id === lineId)
  if (!line)
    throw new ControlError(`Failed to find open channel ${lineId ?? ''}: import one first.`)
  if (!connectors[connector])
    throw new ControlError(`Failed to open a chat: "${connector}" is none of ${Object.keys(connectors).join(', ')}.`)
  const known = clientOf(portal, client)
  const dialog = [...lines.dialogs.values()].find(one => one.clientId === known.id && one.connector === connector && one.lineId === line.id)
  return bind(portal, dialog ?? openDialog(portal, line, connector, known, []), crm)
}

function clientOf(portal: Portal, client: DialogOrder['client']): LineClient {
  const name = String(client?.name ?? '').trim()
  if (name === '')
    throw new ControlError('Failed to open a chat: the client has no name.')
  const phone = client.phone ?? ''
  const code = client.code ?? (phone.replace(/\D/g, '') || name)
  const known = findClient(portal.state, code)
  if (known)
    return known
  const made = { id: portal.nextId('user'), name, phone, code }
  portal.state.lines.clients.set(made.id, made)
  return made
}

function bind({ state }: Portal, dialog: LineDialog, crm: string[]): LineDialog {
  const unknown = crm.find(code => {
    const record = recordByCode(state, code)
    return !record || !state.items.get(record.entityTypeId)?.has(record.id)
  })
  if (unknown !== undefined)
    throw new ControlError(`Failed to bind the chat: there is no record "${unknown}".`)
  dialog.crm = [...new Set([...dialog.crm, ...crm])]
  return dialog
}
