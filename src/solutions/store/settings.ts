import type { SettingPlan } from '@/domain/blueprint/types'
import { birthdaysSettings } from './settings/birthdays'
import { couponsSettings } from './settings/coupons'
import { dealsSettings } from './settings/deals'
import { directoriesSettings } from './settings/directories'
import { messagesSettings } from './settings/messages'
import { peopleSettings } from './settings/people'
import { queuesSettings } from './settings/queues'
import { refusalsSettings } from './settings/refusals'
import { reservationsSettings } from './settings/reservations'
import { sheetSettings } from './settings/sheet'
import { messageTexts, scriptTexts } from './settings/texts'
import { timeSettings } from './settings/time'

/** Defaults for the 81 places that the client's specification leaves open; each names its place and says it to whoever installs. */
export const storeSettings: readonly SettingPlan[] = [
  ...peopleSettings,
  ...sheetSettings,
  ...couponsSettings,
  ...birthdaysSettings,
  ...reservationsSettings,
  ...queuesSettings,
  ...refusalsSettings,
  ...messagesSettings,
  ...messageTexts,
  ...scriptTexts,
  ...dealsSettings,
  ...directoriesSettings,
  ...timeSettings,
]
