import type { EntityRole, TaskTemplatePlan } from '@/domain/blueprint/types'
import type { TaskDuty } from '@/domain/store/tasks'

export type { TaskDuty }

export interface StoreTaskPlan extends TaskTemplatePlan {
  /** Number in the client's specification, `T01`. */
  specification: string
  entities: readonly EntityRole[]
  responsible: TaskDuty
  creator: 'system' | 'cashier' | 'operator'
  /** The address of the sheet goes in the place of `sheetLinkMark`, or after the text when it has none. */
  hasSheetLink?: boolean
  /** Due at `morningAt` of the next day instead of after some minutes. */
  isDueNextMorning?: boolean
  /** The client gives only the title. */
  isTextOurs?: boolean
}

export const sheetLinkMark = '{Ссылка на CRM-форму}'
