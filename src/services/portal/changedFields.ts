import { asList } from './decode'

/** How a field is read from the portal and written back. */
export interface FieldCodec<T> {
  decode: (raw: unknown) => T
  /** @param raw As the portal sent it, for what the editor does not show. */
  encode: (value: T, raw: unknown) => unknown
}

/** Codecs of an editor's fields, under the names of the portal. */
export type FieldCodecs<V extends object> = { [K in keyof V]: FieldCodec<V[K]> }

/** Whether two decoded values are the same: plain data, compared by content. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other))
    return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other))
    return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length
    && keys.every(key => Object.hasOwn(other, key) && isSame(one[key as keyof typeof one], other[key as keyof typeof other]))
}

/**
 * What has to be sent for an edit. A value is compared as the editor saw it: the portal's own `'5'`, `false` or `[]` stays
 * as it is when the editor shows the same as before.
 *
 * @param raw The record as the portal sent it.
 * @param edited The editor's values; those left out are not touched.
 */
export function changedFields<V extends object>(raw: Readonly<Record<string, unknown>>, edited: Partial<V>, codecs: FieldCodecs<V>): Record<string, unknown> {
  const names = (Object.keys(edited) as (keyof V & string)[]).filter(name => edited[name] !== undefined && Object.hasOwn(codecs, name))
  return Object.fromEntries(names.flatMap(name => {
    const before = Object.hasOwn(raw, name) ? raw[name] : undefined
    const value = edited[name] as V[typeof name]
    return isSame(codecs[name].decode(before), value) ? [] : [[name, codecs[name].encode(value, before)]]
  }))
}

/** A list of values of one kind: those the person left alone go back as they came, wherever they stand now. */
export function listOf<T>(codec: FieldCodec<T>): FieldCodec<T[]> {
  return {
    decode: raw => asList(raw).map(codec.decode),
    encode: (values, raw) => {
      const left = asList(raw).map(one => ({ raw: one, value: codec.decode(one) }))
      return values.map(value => {
        const index = left.findIndex(one => isSame(one.value, value))
        return index < 0 ? codec.encode(value, undefined) : left.splice(index, 1)[0]!.raw
      })
    },
  }
}
