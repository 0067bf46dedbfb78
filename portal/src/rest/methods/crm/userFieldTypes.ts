import { fieldTypesOf } from '../../../crm/userFields/types.ts'
import { defineMethod } from '../../method.ts'
import { languageOf } from './call.ts'

export const userFieldTypes = defineMethod({
  name: 'crm.userfield.types',
  scope: 'crm',
  doc: 'https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-fields/crm-userfield-types.html',
  handle: call => {
    const own = call.actor.app ? `rest_${call.actor.app.id}_` : null
    const types = fieldTypesOf(call.portal, languageOf(call)).filter(({ id }) => !id.startsWith('rest_') || (own !== null && id.startsWith(own)))
    return { result: types.map(({ id, title }) => ({ ID: id, title })) }
  },
})
