import type { PortalState } from '../../state/types.ts'

/** Binds the tasks and the chats of one record to another, by their codes: `L_4`, `T40e_29`. Other bindings stay. */
export function rebindWork({ tasks, lines }: PortalState, from: string, to: string): void {
  const isBound = (codes: string[]) => codes.some(code => code.toLowerCase() === from.toLowerCase())
  const moved = (codes: string[]) => [...new Set(codes.map(code => code.toLowerCase() === from.toLowerCase() ? to : code))]
  for (const task of tasks.items.values()) {
    if (isBound(task.UF_CRM_TASK))
      task.UF_CRM_TASK = moved(task.UF_CRM_TASK)
  }
  for (const dialog of lines.dialogs.values()) {
    if (isBound(dialog.crm))
      dialog.crm = moved(dialog.crm)
  }
}
