import { photoAddress } from '../../../../auth/photos.ts'
import type { Portal } from '../../../../portal.ts'
import type { PortalUser } from '../../../../state/types.ts'
import type { Actor, Params } from '../../../method.ts'

/**
 * Names of the fields of a profile, English and Russian.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-fields.html
 */
export const fieldNames: Record<string, { en: string, ru: string }> = {
  ID: { en: 'ID', ru: 'ID' },
  XML_ID: { en: 'External code', ru: 'Внешний код' },
  ACTIVE: { en: 'Activity', ru: 'Активность' },
  NAME: { en: 'First Name', ru: 'Имя' },
  LAST_NAME: { en: 'Last Name', ru: 'Фамилия' },
  SECOND_NAME: { en: 'Middle Name', ru: 'Отчество' },
  EMAIL: { en: 'E-Mail', ru: 'E-Mail' },
  LAST_LOGIN: { en: 'Last Authorization', ru: 'Последняя авторизация' },
  DATE_REGISTER: { en: 'Registration Date', ru: 'Дата регистрации' },
  TIME_ZONE: { en: 'TIME_ZONE', ru: 'TIME_ZONE' },
  IS_ONLINE: { en: 'IS_ONLINE', ru: 'IS_ONLINE' },
  TIMESTAMP_X: { en: 'TIMESTAMP_X', ru: 'TIMESTAMP_X' },
  LAST_ACTIVITY_DATE: { en: 'LAST_ACTIVITY_DATE', ru: 'LAST_ACTIVITY_DATE' },
  PERSONAL_GENDER: { en: 'Gender', ru: 'Пол' },
  PERSONAL_BIRTHDAY: { en: 'Date of Birth', ru: 'Дата рождения' },
  PERSONAL_PHOTO: { en: 'Photo', ru: 'Фотография' },
  PERSONAL_MOBILE: { en: 'Personal Mobile', ru: 'Личный мобильный' },
  WORK_PHONE: { en: 'Company Phone', ru: 'Телефон компании' },
  WORK_POSITION: { en: 'Job Title', ru: 'Должность' },
  UF_EMPLOYMENT_DATE: { en: 'Hire Date', ru: 'Дата принятия на работу' },
  UF_DEPARTMENT: { en: 'Units', ru: 'Подразделения' },
  USER_TYPE: { en: 'USER_TYPE', ru: 'USER_TYPE' },
}

/** Fields that the narrower scopes leave out; `user` gives everything. */
const hidden: Record<'user_basic' | 'user_brief', string[]> = {
  user_basic: ['LAST_LOGIN'],
  user_brief: ['LAST_LOGIN', 'EMAIL', 'PERSONAL_MOBILE', 'WORK_PHONE'],
}

/**
 * Fields the caller's scope opens.
 *
 * @see https://apidocs.bitrix24.com/api-reference/user/user-scope.html
 */
export function visibleFields({ scopes }: Actor): string[] {
  const all = Object.keys(fieldNames)
  if (scopes.includes('user'))
    return all
  const closed = hidden[scopes.includes('user_basic') ? 'user_basic' : 'user_brief']
  return all.filter(name => !closed.includes(name))
}

/** A profile as `user.get` writes it: ids as texts, no photo without a photo. */
export function profileOf(portal: Portal, actor: Actor, user: PortalUser): Params {
  const photo = photoAddress(portal, user)
  const all: Params = {
    ID: String(user.id),
    XML_ID: '',
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: user.secondName,
    EMAIL: user.email,
    LAST_LOGIN: '',
    DATE_REGISTER: '',
    TIME_ZONE: '',
    IS_ONLINE: user.id === actor.user.id ? 'Y' : 'N',
    TIMESTAMP_X: '',
    LAST_ACTIVITY_DATE: '',
    PERSONAL_GENDER: user.gender,
    PERSONAL_BIRTHDAY: '',
    ...(photo ? { PERSONAL_PHOTO: photo } : {}),
    PERSONAL_MOBILE: '',
    WORK_PHONE: '',
    WORK_POSITION: user.workPosition,
    UF_EMPLOYMENT_DATE: '',
    UF_DEPARTMENT: [...user.departments],
    USER_TYPE: 'employee',
  }
  const visible = visibleFields(actor)
  return Object.fromEntries(Object.entries(all).filter(([name]) => visible.includes(name)))
}
