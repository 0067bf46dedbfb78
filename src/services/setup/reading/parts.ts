import type { PortalError, PortalErrorKind } from '@/domain/portalError'
import type { Part, UnreadReason } from '@/domain/blueprint/shape'
import { resultOf } from '../../portal/batch'
import type { CommandResult } from '../../portal/types'

/** Trouble of the moment: it says nothing about the portal, so nothing may be planned on it. */
const passing: ReadonlySet<PortalErrorKind> = new Set(['unreachable', 'busy', 'blocked', 'stopped', 'signed-out'])

/**
 * One part of the portal, or why it is not to be read.
 *
 * @param refusal What "access denied" means here: a right of the CRM or of the Drive, or being an administrator.
 * @throws {PortalError} for trouble that will pass, or when the portal says nothing.
 */
export function readPart<T>(outcome: CommandResult, what: string, decode: (result: unknown) => T, refusal: 'no-right' | 'no-admin' = 'no-right'): Part<T> {
  if (outcome.kind === 'failed' && !passing.has(outcome.error.kind))
    return { isRead: false, reason: unreadReason(outcome.error, refusal) }
  return { isRead: true, value: decode(resultOf(outcome, what)) }
}

function unreadReason({ kind, code, detail }: PortalError, refusal: 'no-right' | 'no-admin'): UnreadReason {
  if (code === 'insufficient_scope')
    return 'no-scope'
  if (kind === 'plan' || code.endsWith('_RESTRICTED'))
    return 'plan-limit'
  // The older methods refuse with a sentence and no code.
  return kind === 'forbidden' || /access.denied/i.test(`${code} ${detail}`) ? refusal : 'not-readable'
}

/** What was read, or an empty stand-in. */
export function valueOr<T>(part: Part<T>, otherwise: T): T {
  return part.isRead ? part.value : otherwise
}
