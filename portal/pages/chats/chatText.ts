/** Address of a chat's page. */
export function chatPath(id: number): string {
  return `/online/?IM_DIALOG=chat${id}`
}

export const noticesPath = '/online/?IM_NOTIFY=Y'
