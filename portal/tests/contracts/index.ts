import { activityContracts } from './activities.ts'
import { calendarContracts } from './calendar.ts'
import { cardLayoutContracts } from './cardLayouts.ts'
import { catalogContracts } from './catalog.ts'
import type { MethodContract } from './contract.ts'
import { currencyContracts } from './currencies.ts'
import { dynamicTypeContracts } from './dynamicTypes.ts'
import { diskContracts } from './disk.ts'
import { duplicateContracts } from './duplicates.ts'
import { eventContracts } from './events.ts'
import { logMessageContracts } from './logMessages.ts'
import { mergingContracts } from './merging.ts'
import { messengerContracts } from './messenger.ts'
import { openLineContracts } from './openLines.ts'
import { portalSettingsContracts } from './portalSettings.ts'
import { pullContracts } from './pull.ts'
import { taskContracts } from './tasks.ts'
import { taskTemplateContracts } from './taskTemplates.ts'
import { timemanContracts } from './timeman.ts'
import { userFieldDescriptionContracts } from './userFieldDescriptions.ts'

/** Contracts of every group; each group is a file of its own. */
export const contracts: MethodContract[] = [
  ...diskContracts, ...eventContracts, ...dynamicTypeContracts, ...cardLayoutContracts, ...portalSettingsContracts, ...userFieldDescriptionContracts,
  ...taskTemplateContracts, ...duplicateContracts, ...calendarContracts, ...logMessageContracts, ...activityContracts, ...catalogContracts, ...currencyContracts, ...mergingContracts,
  ...taskContracts, ...messengerContracts, ...openLineContracts, ...timemanContracts, ...pullContracts,
]
