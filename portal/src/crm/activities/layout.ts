import { RestError } from '../../rest/method.ts'
import type { Json } from '../../state/types.ts'
import { toFlag, toInteger, toObject } from '../parameters.ts'

/** Reads a part of a layout and gives it back as it is kept. `path` names it in refusals: `header.tags.status`. */
type Reader = (value: Json, path: string) => Json
type Readers = Record<string, Reader>

const LANGUAGES = ['ru', 'en']
const MOST_BLOCKS = 20

const refuse = {
  required: (path: string) => new RestError('FIELD_IS_REQUIRED', `Field "${path}" is required`),
  redundant: (path: string) => new RestError('FIELD_IS_REDUNDANT', `Field "${path}" is redundant`),
  value: (path: string) => new RestError('WRONG_FIELD_VALUE', `Wrong value of field "${path}"`),
  choice: (path: string, names: readonly string[]) => new RestError('ENUM_FIELD', `Field "${path}" must be one of: ${names.join(', ')}`),
  count: (path: string, most: number) => new RestError('TOO_MANY_ITEMS', `Field "${path}" has too many items, ${most} are allowed`),
  key: (path: string, key: string) => new RestError('KEY_CONTAIN_WRONG_SYMBOLS', `Key "${key}" of "${path}" contains wrong symbols`),
  language: (path: string, language: string) => new RestError('WRONG_LANG', `Wrong language "${language}" in "${path}"`),
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

/** An object with these fields and no others. */
function dto(required: Readers, optional: Readers = {}): Reader {
  return (value, path) => {
    const given = toObject(value)
    if (!given)
      throw refuse.value(path)
    const missing = Object.keys(required).find(name => isMissing(given[name]))
    if (missing !== undefined)
      throw refuse.required(inside(path, missing))
    return Object.fromEntries(Object.entries(given).map(([name, one]) => {
      const reader = required[name] ?? optional[name]
      if (!reader)
        throw refuse.redundant(inside(path, name))
      return [name, reader(one, inside(path, name))]
    }))
  }
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
}

/** An associative array of parts of one kind. */
function named(part: Reader, most = Infinity): Reader {
  return (value, path) => {
    const given = toObject(value)
    if (!given)
      throw refuse.value(path)
    const keys = Object.keys(given)
    const wrong = keys.find(key => !/^[\w-]+$/.test(key))
    if (wrong !== undefined)
      throw refuse.key(path, wrong)
    if (keys.length > most)
      throw refuse.count(path, most)
    return Object.fromEntries(Object.entries(given).map(([key, one]) => [key, part(one, inside(path, key))]))
  }
}

function oneOf(...names: string[]): Reader {
  return (value, path) => {
    if (!names.includes(String(value)))
      throw refuse.choice(path, names)
    return String(value)
  }
}

const line: Reader = (value, path) => {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw refuse.value(path)
  return String(value)
}

const flag: Reader = value => toFlag(value === 'true' ? true : value)

const whole: Reader = (value, path) => {
  const number = toInteger(value)
  if (number === null)
    throw refuse.value(path)
  return number
}

/** Whatever the application wants back; scalars become texts, as the page of `get` shows. */
const anything: Reader = value => {
  const given = toObject(value)
  if (!given)
    return value === null ? '' : String(value)
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [key, anything(one, '')]))
}

/** A text, or texts by language. */
const text: Reader = (value, path) => {
  const byLanguage = toObject(value)
  if (!byLanguage)
    return line(value, path)
  const unknown = Object.keys(byLanguage).find(language => !LANGUAGES.includes(language))
  if (unknown !== undefined)
    throw refuse.language(path, unknown)
  return named(line)(byLanguage, path)
}

const address: Reader = (value, path) => {
  const uri = String(line(value, path))
  if (/^\s*(?:javascript|data|vbscript):/i.test(uri))
    throw refuse.value(path)
  return uri
}

/** One of several shapes, told apart by `type`. */
function byType(shapes: Record<string, Reader>): Reader {
  return (value, path) => {
    const type = toObject(value)?.type
    if (isMissing(type))
      throw refuse.required(inside(path, 'type'))
    const shape = Object.hasOwn(shapes, String(type)) ? shapes[String(type)] : undefined
    if (!shape)
      throw refuse.choice(inside(path, 'type'), Object.keys(shapes))
    return shape(value, path)
  }
}

const slider = dto({}, { width: whole, leftBoundary: whole, title: line })

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/action.html */
const action = byType({
  redirect: dto({ type: line, uri: address }),
  restEvent: dto({ type: line, id: line }, { actionParams: anything, animationType: oneOf('disable', 'loader') }),
  openRestApp: dto({ type: line }, {
    actionParams: anything,
    sliderParams: (value, path) => {
      const given = toObject(value)
      if (given?.width !== undefined && given.leftBoundary !== undefined)
        throw refuse.redundant(inside(path, 'leftBoundary'))
      return slider(value, path)
    },
  }),
})

const scope = oneOf('web', 'mobile')

function block(required: Readers, optional: Readers = {}): Reader {
  return dto({ type: line, properties: dto(required, { ...optional, scope }) })
}

const simpleBlocks: Record<string, Reader> = {
  text: block({ value: text }, { multiline: flag, title: text, bold: flag, size: oneOf('xs', 'sm', 'md'), color: oneOf('base_50', 'base_60', 'base_70', 'base_90') }),
  link: block({ text, action }, { bold: flag }),
  deadline: dto({ type: line }, { properties: dto({}, { readonly: flag, scope }) }),
}

/** @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/content-block.html */
const contentBlock = byType({
  ...simpleBlocks,
  largeText: block({ value: text }),
  withTitle: block({ title: text, block: byType(simpleBlocks) }, { inline: flag }),
  lineOfBlocks: block({ blocks: named(byType(simpleBlocks)) }),
})

const limits = { scope, hideIfReadonly: flag }
const tag = dto({ title: text, type: oneOf('warning', 'success', 'failure', 'primary', 'secondary') }, { action, ...limits })
const button = dto({ title: text, type: oneOf('primary', 'secondary'), action }, limits)
const menu = dto({}, { showPinItem: flag, showPostponeItem: flag, showDeleteItem: flag, items: named(dto({ title: text, action }, limits)) })

const layout = dto({
  icon: dto({ code: line }),
  header: dto({ title: text }, { titleAction: action, tags: named(tag, 2) }),
  body: dto({ logo: dto({ code: line }, { action }) }, {
    blocks: (value, path) => {
      if (isMissing(value))
        throw refuse.required(path)
      return named(contentBlock, MOST_BLOCKS)(value, path)
    },
  }),
}, { footer: dto({}, { buttons: named(button, 2), menu }) })

/**
 * Checks how an activity is to look.
 *
 * @throws {RestError} `ERROR_EMPTY_LAYOUT`, `FIELD_IS_REQUIRED`, `FIELD_IS_REDUNDANT`, `ENUM_FIELD`, `TOO_MANY_ITEMS`, `KEY_CONTAIN_WRONG_SYMBOLS`, `WRONG_LANG`, `WRONG_FIELD_VALUE`
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/layout.html
 */
export function readLayout(value: Json): { [key: string]: Json } {
  if (isMissing(value))
    throw new RestError('ERROR_EMPTY_LAYOUT', 'Layout must be filled')
  return layout(value, '') as { [key: string]: Json }
}
