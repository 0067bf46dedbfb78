import { argumentError, argumentTypeError } from '../../../errors.ts'
import type { Params } from '../../../method.ts'

/**
 * `PLACEMENT` of a call, as given.
 *
 * @throws {RestError} `ERROR_ARGUMENT` when it is absent, empty or no text.
 */
export function placementText({ PLACEMENT: placement }: Params): string {
  if (placement === undefined || placement === null || placement === '')
    throw argumentError('PLACEMENT')
  if (typeof placement !== 'string')
    throw argumentTypeError('PLACEMENT', 'string')
  return placement
}
