import type { MethodDefinition } from '../../method.ts'
import { chatMethods } from './chats.ts'
import { noticeMethods } from './notices.ts'
import { imUserMethods } from './users.ts'

/** Methods of the scope `im`. */
export const imMethods: MethodDefinition[] = [...noticeMethods, ...chatMethods, ...imUserMethods]
