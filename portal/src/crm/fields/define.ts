import { upperName } from './names.ts'
import type { FieldDefinition } from './types.ts'

/** A system field: English and Russian name after its type, what differs from an ordinary field last. */
export function field(name: string, type: string, en: string, ru: string, rest: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    name,
    upperName: upperName(name),
    type,
    title: { en, ru },
    isRequired: false,
    isReadOnly: false,
    isImmutable: false,
    isMultiple: false,
    isDynamic: false,
    isDeprecated: false,
    isDisabled: false,
    statusType: null,
    settings: null,
    userField: null,
    ...rest,
  }
}

export const readOnly = { isReadOnly: true }
export const disabled = { isDisabled: true, isReadOnly: true }
export const multiple = { isMultiple: true }

/** Links tell the type they lead to. */
export function parent(entityTypeId: number): Partial<FieldDefinition> {
  return { settings: { parentEntityTypeId: entityTypeId } }
}
