/** Types `selectCRM` may ask for, as far as this portal has them. */
export const CRM_TYPE_IDS: Record<string, number> = { lead: 1, deal: 2, contact: 3, company: 4 }

const PREFIXES: Record<string, string> = { lead: 'L', deal: 'D', contact: 'C', company: 'CO' }

export interface CrmRecord { id: number, entityTypeId: number, title: string, text: string, url: string }

/** Chosen records as the portal answers them: by type, in objects with numeric keys. */
export function crmAnswer(records: CrmRecord[]): Record<string, Record<string, unknown>> {
  const answer: Record<string, Record<string, unknown>> = {}
  for (const [type, entityTypeId] of Object.entries(CRM_TYPE_IDS)) {
    const own = records.filter(record => record.entityTypeId === entityTypeId)
    if (own.length > 0)
      answer[type] = Object.fromEntries(own.map((record, index) => [index, itemOf(type, record, index)]))
  }
  return answer
}

function itemOf(type: string, { id, title, text, url }: CrmRecord, place: number): Record<string, unknown> {
  const item = { id: `${PREFIXES[type] ?? ''}_${id}`, type, place: String(place), title, desc: text, url }
  return type === 'contact' || type === 'company' ? { ...item, image: '' } : item
}

function codesOf(value: unknown): [prefix: string | null, id: string][] {
  if (Array.isArray(value))
    return value.flatMap(one => {
      const [, prefix, id] = /^(L|D|C|CO)_(\d+)$/.exec(String(one)) ?? []
      return prefix && id ? [[prefix, id] as [string, string]] : []
    })
  if (typeof value !== 'object' || value === null)
    return []
  return Object.entries(value).flatMap(([type, ids]) => (Array.isArray(ids) ? ids : [ids]).flatMap(id => /^\d+$/.test(String(id)) ? [[PREFIXES[type] ?? null, String(id)] as [string | null, string]] : []))
}

/** What is chosen already: `['D_5']` or `{deal: [5]}`, as `<type id>:<id>`. */
export function chosenKeys(value: unknown): string[] {
  return codesOf(value).flatMap(([prefix, id]) => {
    const type = Object.entries(PREFIXES).find(([, code]) => code === prefix)?.[0]
    const entityTypeId = type && CRM_TYPE_IDS[type]
    return entityTypeId ? [`${entityTypeId}:${id}`] : []
  })
}
