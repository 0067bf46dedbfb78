import type { LocalText } from '@/domain/blueprint/text'
import type { LeadStatus } from '@/domain/store/roles'
import { leadStatuses } from '@/solutions/store/leadStatuses'

/** A status of leads, as the client writes it. */
export function statusName(role: LeadStatus): LocalText {
  return leadStatuses.find(status => status.role === role)!.name
}
