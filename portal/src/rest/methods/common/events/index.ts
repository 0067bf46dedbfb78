import type { MethodDefinition } from '../../../method.ts'
import { offlineClear, offlineError, offlineGet, offlineList } from './offline.ts'
import { bindMethod, eventsMethod, getMethod, unbindMethod } from './subscriptions.ts'

export const eventMethods: MethodDefinition[] = [eventsMethod, bindMethod, unbindMethod, getMethod, offlineGet, offlineList, offlineClear, offlineError]
