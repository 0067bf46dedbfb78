import type { MethodDefinition } from '../../method.ts'
import { lineConfigMethods } from './configs.ts'
import { crmChatMethods } from './crmChats.ts'
import { lineDialogMethods } from './dialogs.ts'
import { operatorMethods } from './operators.ts'

/** Methods of the scope `imopenlines`. */
export const lineMethods: MethodDefinition[] = [...lineConfigMethods, ...crmChatMethods, ...lineDialogMethods, ...operatorMethods]
