import { hasScope } from '../../call.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import type { Registry } from '../../registry.ts'

/** `methods` and `method.get`: what the portal itself can do, so they look into the registry they are part of. */
export function methodListMethods(registry: () => Registry): MethodDefinition[] {
  return [
    defineMethod({
      name: 'methods',
      scope: null,
      doc: 'https://apidocs.bitrix24.com/api-reference/common/system/methods.html',
      handle({ actor, params }) {
        const all = [...registry().values()]
        return { result: select(all, params.full, params.scope, actor.scopes).map(method => method.name) }
      },
    }),
    defineMethod({
      name: 'method.get',
      scope: null,
      doc: 'https://apidocs.bitrix24.com/api-reference/common/system/method-get.html',
      handle({ actor, params }) {
        const definition = typeof params.name === 'string' ? registry().get(params.name) : undefined
        return { result: { isExisting: definition !== undefined, isAvailable: definition !== undefined && hasScope(definition, actor.scopes) } }
      },
    }),
  ]
}

function select(all: MethodDefinition[], full: unknown, scope: unknown, scopes: readonly string[]): MethodDefinition[] {
  if (typeof scope === 'string')
    return all.filter(method => scope === '' ? method.scope === null : method.scope === scope || method.otherScopes?.includes(scope))
  if (full === true || full === 'true' || full === 1 || full === '1')
    return all
  return all.filter(method => hasScope(method, scopes))
}
