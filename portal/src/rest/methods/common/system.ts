import { hasFeature } from '../../../plan/check.ts'
import { applicationContextError } from '../../errors.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import { allScopes } from '../../scopes.ts'
import { isTruthy, textOf, upperKeys } from './parameters.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/common/system'

const DOCUMENTED_FEATURES = ['rest_offline_extended', 'rest_auth_connector'] as const

export const systemMethods: MethodDefinition[] = [
  defineMethod({
    name: 'server.time',
    scope: null,
    doc: `${DOC}/server-time.html`,
    handle: ({ portal }) => ({ result: portal.nowIso() }),
  }),
  defineMethod({
    name: 'scope',
    scope: null,
    doc: `${DOC}/scope.html`,
    handle: ({ actor, params }) => ({ result: isTruthy(upperKeys(params).FULL) ? [...allScopes] : [...actor.scopes] }),
  }),
  defineMethod({
    name: 'app.info',
    scope: null,
    doc: `${DOC}/app-info.html`,
    callers: 'everybody, application only',
    handle({ portal, actor: { app } }) {
      if (!app)
        throw applicationContextError(portal, 'ACCESS_DENIED', 'Access denied! Application context required')
      const { language, licenseStatus } = portal.state.settings
      const { license, family } = portal.state.plan
      return {
        result: {
          ID: app.id,
          CODE: app.code,
          VERSION: app.version,
          STATUS: licenseStatus,
          INSTALLED: app.installed,
          PAYMENT_EXPIRED: 'N',
          DAYS: null,
          LANGUAGE_ID: language,
          LICENSE: `${language}_${license}`,
          LICENSE_TYPE: license,
          LICENSE_FAMILY: family,
        },
      }
    },
  }),
  defineMethod({
    name: 'feature.get',
    scope: null,
    doc: `${DOC}/feature-get.html`,
    undocumented: ['A code the page does not name answers `N`.'],
    handle({ portal, params }) {
      const code = textOf(upperKeys(params).CODE)
      if (code === '')
        throw new RestError('CODE_EMPTY', 'CODE can\'t be empty')
      const feature = DOCUMENTED_FEATURES.find(one => one === code)
      return { result: { value: feature && hasFeature(portal, feature) ? 'Y' : 'N' } }
    },
  }),
]
