/**
 * What a chat may belong to.
 *
 * @see https://apidocs.bitrix24.com/api-reference/chats/im-chat-get.html
 */
export const ENTITY_NAMES = { task: 'TASKS_TASK', line: 'LINES' } as const
