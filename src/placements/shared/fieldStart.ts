import { decodeOption } from '@/services/portal/decodeOption'
import { localeOf } from '@/services/portal/locale'
import { readFieldValue, readStart } from '@/services/portal/lightFrame'
import type { LightFrame } from '@/services/portal/lightFrame'

/** What a field's frame learns before it shows anything. */
export interface FieldStart {
  mode: 'view' | 'edit'
  locale: 'ru' | 'en'
  /** As stored, raw. */
  value: string
  /** 0 on a card that was never saved. */
  entityId: number
  /** The field belongs to a deal; in other cards it works the same, without drafts and pictures. */
  isDeal: boolean
  fieldName: string
  /** The application's options: setup's map and the settings. */
  appOptions: Readonly<Record<string, unknown>>
  /** Empty for a person without rights to the application. */
  accessToken: string
}

const text = (value: unknown) => typeof value === 'string' ? value : ''

/**
 * Asks the portal what to show, without the SDK.
 *
 * @returns `null` when the parent does not answer, or opened the page in another place than a custom field.
 */
export async function readFieldStart(frame: LightFrame): Promise<FieldStart | null> {
  const start = await readStart(frame)
  if (start === null || start.placement !== 'USERFIELD_TYPE')
    return null
  const { options } = start
  return {
    mode: options.MODE === 'edit' ? 'edit' : 'view',
    locale: localeOf(start.language),
    // The handshake carries the value only escaped, which is right for texts without entities of their own.
    value: await readFieldValue(frame) ?? decodeOption(text(options.VALUE)),
    entityId: Number(options.ENTITY_VALUE_ID) || 0,
    isDeal: options.ENTITY_ID === 'CRM_DEAL',
    fieldName: text(options.FIELD_NAME),
    appOptions: start.appOptions,
    accessToken: start.accessToken,
  }
}
