import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedFields, listOf } from './changedFields'
import type { FieldCodec, FieldCodecs } from './changedFields'
import { asFlag, asList, asMoney, asNumber, asText } from './decode'
import type { Money } from './decode'
import { asBindings, asDay, asFiles, asIds, asMultifields } from './decodeCrm'

const text: FieldCodec<string> = { decode: asText, encode: value => value }
const number: FieldCodec<number | null> = { decode: asNumber, encode: value => value ?? '' }
const money: FieldCodec<Money | null> = { decode: asMoney, encode: value => value === null ? '' : `${value.amount}|${value.currency}` }
const flag: FieldCodec<boolean> = { decode: asFlag, encode: value => value ? 'Y' : 'N' }

interface Edited { title: string, amount: number | null, price: Money | null, isOpen: boolean, tags: string[] }
const codecs: FieldCodecs<Edited> = { title: text, amount: number, price: money, isOpen: flag, tags: listOf(text) }
const record = { title: 'Deal', amount: '5.00', price: '1500.00|RUB', isOpen: '1', tags: { 0: 5, 1: 'b' }, other: [] }

describe('what is sent for an edit', () => {
  it.each([
    ['nothing for what reads the same', { amount: 5, price: { amount: 1500, currency: 'RUB' }, isOpen: true, tags: ['5', 'b'] }, {}],
    ['the one that differs', { title: 'Deal', amount: 6 }, { amount: 6 }],
    ['a value that was emptied', { price: null }, { price: '' }],
    ['a list whose other items go back as they came', { tags: ['b', 'new', '5'] }, { tags: ['b', 'new', 5] }],
    ['a list that was emptied', { tags: [] }, { tags: [] }],
    ['nothing for what was not edited', { title: undefined }, {}],
  ])('is %s', (_, edited, sent) => expect(changedFields(record, edited as Partial<Edited>, codecs)).toEqual(sent))

  it('holds a value the portal did not send', () => {
    expect(changedFields({}, { title: 'New', isOpen: false }, codecs)).toEqual({ title: 'New' })
  })

  it('sends one of two equal items as it came, and the second as well', () => {
    expect(changedFields({ tags: [1, '1'] }, { tags: ['1', '1', '1'] }, codecs)).toEqual({ tags: [1, '1', '1'] })
  })
})

/** Reads the raw value and would write something else: an unedited value that went through it would be seen. */
const marked = <T>(decode: (raw: unknown) => T): FieldCodec<T> => ({ decode, encode: () => 'rewritten' })
const readers = {
  text: marked(asText), number: marked(asNumber), flag: marked(asFlag), money: marked(asMoney), day: marked(asDay), files: marked(asFiles), fm: marked(asMultifields),
  ids: marked(asIds), bindings: marked(value => asBindings(value, 2)), list: listOf(marked(asText)),
}
type Shown = { [K in keyof typeof readers]: ReturnType<(typeof readers)[K]['decode']> }
const names = Object.keys(readers) as (keyof typeof readers)[]

it('never sends a value nobody edited, of whatever type it came', () => {
  fc.assert(fc.property(fc.jsonValue(), value => {
    const raw = Object.fromEntries(names.map(name => [name, value]))
    const shown = Object.fromEntries(names.map(name => [name, structuredClone(readers[name].decode(value))])) as Shown
    expect(changedFields<Shown>(raw, shown, readers)).toEqual({})
  }), { numRuns: 200 })
})

it('writes every item of a list that was only added to back as it came', () => {
  const items = fc.array(fc.jsonValue(), { maxLength: 6 })
  fc.assert(fc.property(items, fc.boolean(), (values, isObject) => {
    const raw = isObject ? { ...values } : values
    const edited = [...listOf(text).decode(raw), 'added by the person']
    const sent = changedFields({ tags: raw }, { tags: edited }, codecs)
    expect(JSON.stringify(asList(sent.tags).slice(0, -1))).toBe(JSON.stringify(values))
  }), { numRuns: 200 })
})
