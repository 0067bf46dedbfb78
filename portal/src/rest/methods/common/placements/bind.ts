import type { Portal } from '../../../../portal.ts'
import type { Json, PlacementBinding } from '../../../../state/types.ts'
import { argumentError, documentedOr } from '../../../errors.ts'
import { defineMethod, RestError } from '../../../method.ts'
import type { MethodDefinition, Params } from '../../../method.ts'
import { recordOf, textOf, upperKeys } from '../parameters.ts'
import { appOf, bindableCodes } from './access.ts'
import type { PlacementCode } from './codes.ts'
import { checkHandlerAddress } from './handlerAddress.ts'
import { placementText } from './placementText.ts'

export const bindMethod: MethodDefinition = defineMethod({
  name: 'placement.bind',
  scope: 'placement',
  doc: 'https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html',
  applicationOnly: true,
  administratorOnly: true,
  undocumented: [
    '`ERROR_ARGUMENT` comes with 400: the page\'s table says 200, its heading, `placement.unbind` and the source say 400.',
    '`DEFAULT` is refused with `ERROR_ARGUMENT` (seen in the source).',
    '`ICON` is accepted and not kept.',
  ],
  handle(call) {
    const { portal } = call
    const params = upperKeys(call.params)
    const app = appOf(call)
    const placement = placementText(params).toUpperCase()
    const handler = textOf(params.HANDLER)
    if (placement === 'DEFAULT')
      throw argumentError('Wrong value')
    if (handler === '')
      throw argumentError('HANDLER')
    checkHandlerAddress(handler)
    const code = bindableCodes(portal.state, app.scopes).find(one => one.code === placement)
    if (!code)
      throw new RestError('ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
    const binding: PlacementBinding = {
      id: 0,
      appId: app.id,
      placement,
      handler,
      ...texts(portal, params),
      options: keptOptions(code, params.OPTIONS),
      userId: Math.max(0, Math.trunc(Number(textOf(params.USER_ID))) || 0),
    }
    checkLimits(portal, code, binding)
    portal.state.placements.push({ ...binding, id: portal.nextId('placement') })
    return { result: true }
  },
})

function texts(portal: Portal, params: Params): Pick<PlacementBinding, 'title' | 'description' | 'groupName' | 'langAll'> {
  const { language } = portal.state.settings
  const given = recordOf(params.LANG_ALL) ?? {}
  const langAll = Object.keys(given).length > 0
    ? Object.fromEntries(Object.entries(given).map(([code, one]) => [code, names(recordOf(one) ?? {})]))
    : { [language]: names(params) }
  const shown = langAll[language] ?? langAll.en ?? Object.values(langAll)[0] ?? names({})
  return { title: shown.TITLE, description: shown.DESCRIPTION, groupName: shown.GROUP_NAME, langAll }
}

function names(from: Params): { TITLE: string, DESCRIPTION: string, GROUP_NAME: string } {
  return { TITLE: textOf(from.TITLE).trim(), DESCRIPTION: textOf(from.DESCRIPTION).trim(), GROUP_NAME: textOf(from.GROUP_NAME).trim() }
}

/** Only the keys the place knows; all of them as texts. */
function keptOptions(code: PlacementCode, value: Json | undefined): Record<string, string> {
  const given = recordOf(value) ?? {}
  for (const name of code.required ?? []) {
    if (!(name in given))
      throw argumentError(name)
  }
  return Object.fromEntries((code.options ?? []).filter(name => name in given).map(name => [name, textOf(given[name])]))
}

function checkLimits(portal: Portal, code: PlacementCode, binding: PlacementBinding): void {
  if (binding.userId > 0 && !code.userMode)
    throw new RestError('ERROR_PLACEMENT_USER_MODE', 'User mode is not available.', documentedOr(portal, 200, 400))
  const own = portal.state.placements.filter(one => one.appId === binding.appId && one.placement === binding.placement)
  if (code.single && own.some(one => one.userId === binding.userId))
    throw new RestError('ERROR_PLACEMENT_MAX_COUNT', 'Placement max count: 1', documentedOr(portal, 200, 400))
  if (code.code === 'PAGE_BACKGROUND_WORKER' && !binding.options.errorHandlerUrl)
    throw new RestError('EMPTY_ERROR_HANDLER_URL', 'Option errorHandlerUrl is empty', 200)
  if (own.some(one => one.handler === binding.handler && one.userId === binding.userId))
    throw new RestError('ERROR_CORE', 'Unable to set placement handler: Handler already binded')
}
