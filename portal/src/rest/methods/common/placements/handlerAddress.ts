import { RestError } from '../../../method.ts'

/**
 * Checks the address of a handler: a host with a dot in it (so `localhost` is refused and `127.0.0.1` passes), then
 * the scheme.
 *
 * @throws {RestError} `ERROR_WRONG_HANDLER_URL`, `ERROR_UNSUPPORTED_PROTOCOL`.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/index.html
 */
export function checkHandlerAddress(handler: string): void {
  const address = URL.canParse(handler) ? new URL(handler) : null
  if (!address?.hostname.includes('.'))
    throw new RestError('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  if (!['http:', 'https:'].includes(address.protocol))
    throw new RestError('ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported handler protocol')
}
