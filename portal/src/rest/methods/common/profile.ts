import { photoAddress } from '../../../auth/photos.ts'
import { defineMethod } from '../../method.ts'
import type { MethodDefinition } from '../../method.ts'
import { textOf, upperKeys } from './parameters.ts'

const DOC = 'https://apidocs.bitrix24.com/api-reference/common/users'

export const profileMethods: MethodDefinition[] = [
  defineMethod({
    name: 'profile',
    scope: null,
    doc: `${DOC}/profile.html`,
    undocumented: ['`TIME_ZONE` is always empty: people here have no time zone of their own.'],
    handle({ portal, actor: { user } }) {
      const photo = photoAddress(portal, user)
      return {
        result: {
          ID: String(user.id),
          ADMIN: user.isAdmin,
          NAME: user.name,
          LAST_NAME: user.lastName,
          PERSONAL_GENDER: user.gender,
          TIME_ZONE: '',
          ...(photo ? { PERSONAL_PHOTO: photo } : {}),
        },
      }
    },
  }),
  defineMethod({
    name: 'user.admin',
    scope: null,
    doc: `${DOC}/user-admin.html`,
    handle: ({ actor }) => ({ result: actor.user.isAdmin }),
  }),
  defineMethod({
    name: 'user.access',
    scope: null,
    doc: `${DOC}/user-access.html`,
    undocumented: ['User groups (`G…`) are not kept: nobody is in one.'],
    handle({ actor: { user }, params }) {
      const codes = Object.values(upperKeys(params).ACCESS ?? []).map(textOf)
      return { result: user.isAdmin || codes.some(code => code === 'AU' || code === `U${user.id}`) }
    },
  }),
]
