import type { Json } from '../../state/types.ts'

type Settings = { [key: string]: Json }

/**
 * Settings a type has when nothing was said about them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 */
const defaults: Record<string, Settings> = {
  string: { SIZE: 20, ROWS: 1, REGEXP: '', MIN_LENGTH: 0, MAX_LENGTH: 0, DEFAULT_VALUE: '' },
  integer: { SIZE: 20, MIN_VALUE: 0, MAX_VALUE: 0, DEFAULT_VALUE: null },
  double: { PRECISION: 2, SIZE: 20, MIN_VALUE: 0, MAX_VALUE: 0, DEFAULT_VALUE: null },
  boolean: { DEFAULT_VALUE: 0, DISPLAY: 'CHECKBOX', LABEL: ['', ''], LABEL_CHECKBOX: '' },
  date: { DEFAULT_VALUE: { TYPE: 'NONE', VALUE: '' } },
  datetime: { DEFAULT_VALUE: { TYPE: 'NONE', VALUE: '' }, USE_SECOND: 'Y', USE_TIMEZONE: 'N' },
  money: { DEFAULT_VALUE: '' },
  url: { POPUP: 'Y', SIZE: 20, MIN_LENGTH: 0, MAX_LENGTH: 0, DEFAULT_VALUE: '', ROWS: 1 },
  address: { SHOW_MAP: 'Y' },
  file: { SIZE: 20, LIST_WIDTH: 0, LIST_HEIGHT: 0, MAX_SHOW_SIZE: 0, MAX_ALLOWED_SIZE: 0, EXTENSIONS: [], TARGET_BLANK: 'Y' },
  enumeration: { DISPLAY: 'LIST', LIST_HEIGHT: 1, CAPTION_NO_VALUE: '', SHOW_NO_VALUE: 'Y' },
  iblock_section: { DISPLAY: 'LIST', LIST_HEIGHT: 1, IBLOCK_TYPE_ID: '', IBLOCK_ID: 0, DEFAULT_VALUE: '', ACTIVE_FILTER: 'N' },
  iblock_element: { DISPLAY: 'LIST', LIST_HEIGHT: 1, IBLOCK_TYPE_ID: '', IBLOCK_ID: 0, DEFAULT_VALUE: '', ACTIVE_FILTER: 'N' },
  crm_status: { ENTITY_TYPE: '' },
  crm: { LEAD: 'N', CONTACT: 'N', COMPANY: 'N', DEAL: 'N' },
}

/** Settings that are numbers, with the least value each may have. */
const leastValues: Record<string, number> = { ROWS: 1, LIST_HEIGHT: 1, PRECISION: 0, SIZE: 1, MAX_ALLOWED_SIZE: 0 }

/** What a `crm` field may link to beside the types every portal has. */
const FURTHER_TARGETS = /^(DYNAMIC_\d+|QUOTE|ORDER|SMART_INVOICE)$/

/** Settings of a field: known keys of its type only, over what it had before. A `crm` field that links to nothing links to leads. */
export function fieldSettings(userTypeId: string, given: Settings, previous: Settings | null = null): Settings {
  const known = defaults[userTypeId]
  // An application's own type keeps what it was given: the portal knows nothing of its settings.
  if (!known)
    return { ...previous, ...given }
  const settings: Settings = { ...known, ...previous }
  for (const [key, value] of Object.entries(given)) {
    if (key in known || (userTypeId === 'crm' && FURTHER_TARGETS.test(key)))
      settings[key] = key in leastValues ? leastNumber(value, leastValues[key] ?? 0, known[key] ?? 0) : value
  }
  if (userTypeId === 'boolean')
    settings.DEFAULT_VALUE = Number(settings.DEFAULT_VALUE) >= 1 ? 1 : 0
  if (userTypeId === 'crm' && !Object.values(settings).includes('Y'))
    settings.LEAD = 'Y'
  return settings
}

function leastNumber(value: Json, least: number, fallback: Json): Json {
  const number = Number(value)
  return Number.isFinite(number) && number >= least ? number : fallback
}
