import type { MethodDefinition } from '../../method.ts'

/** Methods outside the CRM. */
export const commonMethods: MethodDefinition[] = []
