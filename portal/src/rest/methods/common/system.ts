import { applicationContextError } from '../../errors.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import { allScopes } from '../../scopes.ts'
import { isTruthy, textOf, upperKeys } from './parameters.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/common/system'

/** Features this portal has none of. */
const FEATURES_OFF = ['rest_offline_extended', 'rest_auth_connector']

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
      const { language, license, licenseStatus } = portal.state.settings
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
          LICENSE_FAMILY: license,
        },
      }
    },
  }),
  defineMethod({
    name: 'feature.get',
    scope: null,
    doc: `${DOC}/feature-get.html`,
    undocumented: ['A code the page does not name answers `N`.', `The portal has no offline events, so ${FEATURES_OFF.map(code => `\`${code}\``).join(' and ')} are \`N\`.`],
    handle({ params }) {
      if (textOf(upperKeys(params).CODE) === '')
        throw new RestError('CODE_EMPTY', 'CODE can\'t be empty')
      return { result: { value: 'N' } }
    },
  }),
]
