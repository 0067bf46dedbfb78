import { PortalError } from '@/domain/portalError'

/** `code` of a {@link PortalError}: a text looks like a reference, and the portal would replace it. */
export const referenceCode = 'CARDINAL_REFERENCE'

const reference = /\$(?:result|error|total|next|time)\[/

/**
 * Refuses what a batch would change on its way: the portal replaces references like `$result[…]` in every parameter.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function refuseReferences(params: unknown): PortalError | null {
  return reference.test(JSON.stringify(params))
    ? new PortalError('rejected', 'A text looks like a reference of a batch: the portal would replace it.', { code: referenceCode })
    : null
}
