import type { ManualStep } from '@/domain/blueprint/types'
import { openChannel, smsProvider } from '../common/manual'
import { channelSteps } from './manual/channels'
import { ratingFormSteps } from './manual/ratingForms'
import { rightsStep } from './manual/rights'

/**
 * What a person does once in the portal's own pages. Neither automation rules nor outgoing webhooks are among it: deployed processes react to
 * stages, and changes come by offline events.
 */
export const storeManual: readonly ManualStep[] = [rightsStep, openChannel, smsProvider, ...channelSteps, ...ratingFormSteps]
