import type { Json, UserField } from '../../state/types.ts'

/** A field of a CRM type: what `crm.item.fields` tells, and what the record store needs to read and write it. */
export interface FieldDefinition {
  /** camelCase, the key in `Item`. */
  name: string
  upperName: string
  /** `string`, `text`, `integer`, `double`, `boolean`, `date`, `datetime`, `user`, `crm_status`, …; for custom fields their own type. */
  type: string
  title: { ru: string, en: string }
  isRequired: boolean
  isReadOnly: boolean
  isImmutable: boolean
  isMultiple: boolean
  isDynamic: boolean
  isDeprecated: boolean
  /** Always null, cannot be written, filtered or sorted by. */
  isDisabled: boolean
  /** Directory of a `crm_status` field: `SOURCE`; stages name theirs by pipeline. */
  statusType: string | null
  settings: { [key: string]: Json } | null
  userField: UserField | null
}

export type FieldMap = ReadonlyMap<string, FieldDefinition>
