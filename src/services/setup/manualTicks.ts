import { asList, asText } from '../portal/decode'
import type { PortalCalls, WriteResult } from '../portal/types'

const option = 'cardinal.manual'

/** Roles of the steps by hand that somebody has ticked off. */
export function readTicks(appOptions: Readonly<Record<string, string>>): Set<string> {
  try {
    return new Set(asList(JSON.parse(appOptions[option] ?? '[]')).map(asText).filter(Boolean))
  }
  catch {
    return new Set()
  }
}

/**
 * Keeps them for every administrator.
 *
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export function keepTicks(portal: PortalCalls, ticks: ReadonlySet<string>): Promise<WriteResult<unknown>> {
  return portal.write('app.option.set', { options: { [option]: JSON.stringify([...ticks].sort()) } })
}
