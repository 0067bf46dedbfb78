import type { ItemId } from '../blueprint/items'
import type { LocalText } from '../blueprint/text'
import { eventFieldRoles, readEventMap } from '../eventMap'
import { mapOption } from '../portalMap'

/** Values of the events' lists, as setup named them. */
export interface ListNames { role: string, options: readonly { xmlId: string, name: LocalText }[] }

/**
 * The field map that an administrator copies into the site's configuration, as JSON (docs/site-contract/field-map.schema.json). It
 * holds codes and names, no secret.
 *
 * @param portal Address of the portal without a path.
 * @returns `null` before the solution is set up.
 */
export function siteFieldMap(codes: Readonly<Record<ItemId, string>>, portal: string, lists: readonly ListNames[], locale: 'ru' | 'en'): string | null {
  const map = readEventMap({ [mapOption]: JSON.stringify({ version: 2, solutions: {}, codes }) })
  if (map === null)
    return null
  const names = lists.flatMap(({ role, options }) => options.map(({ xmlId, name }) => [`${role}.${xmlId}`, name[locale]] as const))
  return JSON.stringify({
    v: 1,
    portal,
    fields: Object.fromEntries(eventFieldRoles.map(role => [role, map.fields[role]])),
    options: Object.fromEntries([...map.options].filter(([name]) => names.some(([known]) => known === name))),
    optionNames: Object.fromEntries(names.filter(([name]) => map.options.has(name))),
    pipelines: map.pipelines,
    stages: Object.fromEntries(map.stages),
  }, null, 2)
}
