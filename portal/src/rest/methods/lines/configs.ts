import { photoAddress } from '../../../auth/photos.ts'
import { toFlag, toInteger, toList, toObject, toText } from '../../../crm/parameters.ts'
import type { Portal } from '../../../portal.ts'
import type { OpenLine } from '../../../state/lineTypes.ts'
import type { Json } from '../../../state/types.ts'
import { compareValues, meetsCondition, splitCondition } from '../../listFilter.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition, Params } from '../../method.ts'

const PAGE = 50
const LARGEST_PAGE = 200

const invalid = (complaint: string) => new RestError('INVALID_FORMAT', complaint)

function encodeLine({ state }: Portal, { id, name, isActive, createdTime }: OpenLine): Params {
  return {
    ID: String(id), LINE_NAME: name, ACTIVE: isActive ? 'Y' : 'N', CRM: 'Y', CRM_CREATE: 'none', CRM_FORWARD: 'Y', CRM_TRANSFER_CHANGE: 'N', QUEUE_TYPE: 'evenly',
    CHECK_AVAILABLE: 'N', WELCOME_MESSAGE: 'N', VOTE_MESSAGE: 'N', WORKTIME_ENABLE: 'N', TEMPORARY: 'N', XML_ID: null, LANGUAGE_ID: state.settings.language,
    DATE_CREATE: createdTime, DATE_MODIFY: createdTime, MODIFY_USER_ID: '1',
  }
}

function encodeQueue(portal: Portal, { queue }: OpenLine): Params {
  const people = portal.state.users.filter(user => queue.includes(user.id))
  const fields = Object.fromEntries(people.map(user => [String(user.id), {
    USER_NAME: [user.name, user.lastName].filter(part => part !== '').join(' '), USER_WORK_POSITION: user.workPosition || null,
    USER_AVATAR: photoAddress(portal, user) ?? '', USER_AVATAR_ID: user.photo,
  }]))
  return { QUEUE: queue, QUEUE_USERS_FIELDS: people.length > 0 ? fields : [] }
}

/** A part of `PARAMS`. @throws {RestError} `INVALID_FORMAT` */
function partOf(given: Params, name: 'select' | 'order' | 'filter', known: string[]): Params {
  const value = given[name]
  if (value === undefined)
    return {}
  const part = name === 'select' && !Array.isArray(value) ? null : toObject(value)
  if (!part)
    throw invalid(`A wrong format for the PARAMS field '${name}' is passed`)
  const names = name === 'select' ? Object.values(part).map(toText) : Object.keys(part).map(key => splitCondition(key).name)
  const unknown = names.find(one => one !== '*' && !known.includes(one))
  if (unknown !== undefined)
    throw invalid(unknown === '' ? `A wrong field name is passed in the PARAMS field '${name}'` : `An unknown field '${unknown}' is passed in the PARAMS field '${name}'`)
  return part
}

function numberOf(given: Params, name: 'limit' | 'offset', usual: number): number {
  const number = given[name] === undefined ? usual : toInteger(given[name])
  if (number === null || number < 0)
    throw invalid(`A non-negative integer is expected in the PARAMS field '${name}'`)
  return number
}

/** @throws {RestError} `INVALID_FORMAT` */
function checkNames(given: Params, known: string[], where: 'PARAMS' | 'OPTIONS'): void {
  const unknown = Object.keys(given).filter(name => !known.includes(name))
  if (unknown.length > 0)
    throw invalid(`Unsupported ${where} fields are passed: ${unknown.join(', ')}`)
}

function sorted(rows: Params[], order: Params): Params[] {
  const steps = Object.entries(order).map(([name, direction]): [string, number] => {
    const way = toText(direction).toUpperCase()
    if (way !== 'ASC' && way !== 'DESC')
      throw invalid('A wrong sorting direction is passed in the PARAMS field \'order\'')
    return [name, way === 'DESC' ? -1 : 1]
  })
  return [...rows].sort((one, other) => {
    for (const [name, sign] of steps) {
      const difference = compareValues(String(one[name] ?? ''), String(other[name] ?? ''))
      if (difference !== 0)
        return difference * sign
    }
    return Number(one.ID) - Number(other.ID)
  })
}

function listLines({ portal, params }: MethodCall): Json[] {
  const given = toObject(params.PARAMS) ?? {}
  const options = toObject(params.OPTIONS) ?? {}
  checkNames(given, ['select', 'filter', 'order', 'limit', 'offset'], 'PARAMS')
  checkNames(options, ['QUEUE', 'CONFIG_QUEUE', 'CHECK_PERMISSION'], 'OPTIONS')
  for (const name of ['QUEUE', 'CONFIG_QUEUE'].filter(one => typeof options[one] === 'object'))
    throw invalid(`A wrong format for the OPTIONS field '${name}' is passed`)
  const rows = portal.state.lines.items.map(line => encodeLine(portal, line))
  const known = Object.keys(rows[0] ?? encodeLine(portal, { id: 0, name: '', isActive: true, queue: [], joiners: 'all', createdTime: '' }))
  const select = (toList(partOf(given, 'select', known)) ?? []).map(toText)
  const filter = Object.entries(partOf(given, 'filter', known))
  const ordered = sorted(rows.filter(row => filter.every(([key, value]) => meetsCondition(row, key, value))), partOf(given, 'order', known))
  const offset = numberOf(given, 'offset', 0)
  const page = ordered.slice(offset, offset + Math.min(LARGEST_PAGE, numberOf(given, 'limit', PAGE) || PAGE))
  return page.map(row => {
    const line = portal.state.lines.items.find(one => String(one.id) === row.ID)
    const names = select.length === 0 || select.includes('*') ? known : select
    return {
      ...Object.fromEntries(names.map(name => [name, row[name] ?? null])),
      ...(line && toFlag(options.QUEUE) ? encodeQueue(portal, line) : {}),
      ...(line && toFlag(options.CONFIG_QUEUE) ? { CONFIG_QUEUE: line.queue.map(id => ({ ENTITY_ID: String(id), ENTITY_TYPE: 'user' })) } : {}),
    }
  })
}

export const lineConfigMethods: MethodDefinition[] = [
  defineMethod({
    name: 'imopenlines.config.list.get',
    scope: 'imopenlines',
    doc: 'https://apidocs.bitrix24.com/api-reference/imopenlines/openlines/imopenlines-config-list-get.html',
    undocumented: [
      'Lines come in by the control API. Of the settings those are told that are followed here or have one value; the others are unknown fields. Dates are texts.',
      'Everybody sees every line: CHECK_PERMISSION is passed over. There are no aliases in select. The queue holds people only.',
    ],
    handle: call => ({ result: listLines(call) }),
  }),
]
