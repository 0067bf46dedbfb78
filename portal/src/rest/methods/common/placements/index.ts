import { emptyAsList } from '../../../references.ts'
import { defineMethod } from '../../../method.ts'
import type { MethodDefinition } from '../../../method.ts'
import { isTruthy, textOf, upperKeys } from '../parameters.ts'
import { appOf, bindableCodes } from './access.ts'
import { bindMethod } from './bind.ts'
import { allCodes } from './codes.ts'
import { placementText } from './placementText.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/widgets'

export const placementMethods: MethodDefinition[] = [
  bindMethod,
  defineMethod({
    name: 'placement.unbind',
    scope: 'placement',
    doc: `${DOC}/placement-unbind.html`,
    applicationOnly: true,
    administratorOnly: true,
    handle(call) {
      const params = upperKeys(call.params)
      const placement = placementText(params).toUpperCase()
      const handler = textOf(params.HANDLER)
      const { id } = appOf(call)
      const { state } = call.portal
      const doomed = new Set(state.placements.filter(one => one.appId === id && one.placement === placement
        && (handler === '' || one.handler === handler)
        && (params.USER_ID === undefined || one.userId === Number(textOf(params.USER_ID)))))
      state.placements = state.placements.filter(one => !doomed.has(one))
      // One for finding a handler, one more for removing it: that is how the portal counts.
      return { result: { count: doomed.size * 2 } }
    },
  }),
  defineMethod({
    name: 'placement.get',
    scope: 'placement',
    doc: `${DOC}/placement-get.html`,
    applicationOnly: true,
    administratorOnly: true,
    handle(call) {
      const { id } = appOf(call)
      return {
        result: call.portal.state.placements.filter(one => one.appId === id).map(one => ({
          placement: one.placement,
          userId: one.userId,
          handler: one.handler,
          options: emptyAsList({ ...one.options }),
          title: one.title,
          description: one.description,
          langAll: emptyAsList({ ...one.langAll }),
        })),
      }
    },
  }),
  defineMethod({
    name: 'placement.list',
    scope: 'placement',
    doc: `${DOC}/placement-list.html`,
    applicationOnly: true,
    undocumented: ['An empty `SCOPE` gives the places that need no scope (seen in the source).'],
    handle(call) {
      const { SCOPE, FULL } = upperKeys(call.params)
      const codes = allCodes(call.portal.state)
      if (SCOPE !== undefined) {
        const scope = textOf(SCOPE) || null
        return { result: codes.filter(one => one.scope === scope).map(one => one.code) }
      }
      return { result: (isTruthy(FULL) ? codes : bindableCodes(call.portal.state, appOf(call).scopes)).map(one => one.code) }
    },
  }),
]
