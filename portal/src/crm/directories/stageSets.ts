import { takeId } from '../../state/ids.ts'
import type { PortalState, Status } from '../../state/types.ts'
import { stagePrefix } from '../stages.ts'

/** A row of a directory a fresh portal has. */
export interface DefaultRow {
  code: string
  ru: string
  en: string
  color?: string
  semantics?: 'S' | 'F'
  isSystem?: boolean
}

/** Stages of a new deal pipeline: codes, order and colours of the documentation's sample. */
export const dealStages: DefaultRow[] = [
  { code: 'NEW', ru: 'Новая', en: 'New', color: '#39A8EF', isSystem: true },
  { code: 'PREPARATION', ru: 'Подготовка документов', en: 'Document preparation', color: '#2FC6F6' },
  { code: 'PREPAYMENT_INVOICE', ru: 'Счёт на предоплату', en: 'Prepayment invoice', color: '#55D0E0' },
  { code: 'EXECUTING', ru: 'В работе', en: 'In progress', color: '#47E4C2' },
  { code: 'FINAL_INVOICE', ru: 'Финальный счёт', en: 'Final invoice', color: '#FFA900' },
  { code: 'WON', ru: 'Сделка успешна', en: 'Deal won', color: '#7BD500', semantics: 'S', isSystem: true },
  { code: 'LOSE', ru: 'Сделка провалена', en: 'Deal lost', color: '#FF5752', semantics: 'F', isSystem: true },
  { code: 'APOLOGY', ru: 'Анализ причины провала', en: 'Analysis of the failure', color: '#FF5752', semantics: 'F' },
]

/** Stages of a new pipeline of a smart process: `NEW` and `SUCCESS` are the documentation's, the rest stands between. */
export const dynamicStages: DefaultRow[] = [
  { code: 'NEW', ru: 'Начало', en: 'Start', color: '#22B9FF', isSystem: true },
  { code: 'PREPARATION', ru: 'Подготовка', en: 'Preparation', color: '#88B9FF' },
  { code: 'CLIENT', ru: 'Согласование', en: 'Approval', color: '#10E5FC' },
  { code: 'SUCCESS', ru: 'Успех', en: 'Success', color: '#00FF00', semantics: 'S', isSystem: true },
  { code: 'FAIL', ru: 'Провал', en: 'Failure', color: '#FF0000', semantics: 'F', isSystem: true },
]

export const leadStages: DefaultRow[] = [
  { code: 'NEW', ru: 'Не обработан', en: 'Unassigned', color: '#39A8EF', isSystem: true },
  { code: 'IN_PROCESS', ru: 'В работе', en: 'In progress', color: '#2FC6F6' },
  { code: 'PROCESSED', ru: 'Обработан', en: 'Processed', color: '#55D0E0' },
  { code: 'CONVERTED', ru: 'Качественный лид', en: 'Good lead', color: '#7BD500', semantics: 'S', isSystem: true },
  { code: 'JUNK', ru: 'Некачественный лид', en: 'Junk lead', color: '#FF5752', semantics: 'F', isSystem: true },
]

/** Adds rows to a directory, ten apart; stages of a pipeline get its prefix. */
export function addRows(state: PortalState, entityId: string, rows: DefaultRow[], categoryId: number | null = null): void {
  const prefix = stagePrefix(entityId)
  for (const [index, row] of rows.entries()) {
    const name = row[state.settings.language]
    const status: Status = {
      id: takeId(state, 'status'),
      entityId,
      statusId: prefix + row.code,
      name,
      nameInit: row.isSystem ? name : '',
      sort: (index + 1) * 10,
      system: row.isSystem ?? false,
      semantics: row.semantics ?? '',
      color: row.color ?? '',
      categoryId: categoryId || null,
    }
    state.statuses.push(status)
  }
}
