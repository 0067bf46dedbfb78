import { cashierTasks } from './tasks/cashiers'
import { operatorTasks } from './tasks/operators'
import { sellerTasks } from './tasks/sellers'
import type { StoreTaskPlan } from './tasks/types'

export const storeTasks: readonly StoreTaskPlan[] = [...operatorTasks, ...sellerTasks, ...cashierTasks]
