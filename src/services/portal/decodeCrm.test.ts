import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asFlag, asId, asList, asMoment, asMoney, asNumber, asRecord, asText } from './decode'
import { decodeAnswer, decodeTime } from './decodeAnswer'
import { decodeBatch } from './batch'
import { asBinding, asBindings, asDay, asFile, asFiles, asIds, asMultifields } from './decodeCrm'

const nothing = [[], {}, false, null, '', undefined, 0]
const raw = { id: 7, url: '/a', urlMachine: '/b' }
const file = { id: 7, url: '/a', machineUrl: '/b' }

describe('values of CRM fields', () => {
  it.each(nothing)('reads %j as no file, link, phone, id or day', value => {
    expect([asFile(value), asFiles(value), asMultifields(value), asIds(value), asBindings(value, 2), asDay(value)]).toEqual([null, [], [], [], [], null])
  })

  it.each([
    [raw, [file]],
    [{ ...raw, id: '7' }, [file]],
    [[raw, { ...raw, id: 8 }], [file, { ...file, id: 8 }]],
    [{ 1: raw, 0: { ...raw, id: 6 } }, [{ ...file, id: 6 }, file]],
    [{ id: 7 }, [{ id: 7, url: '', machineUrl: '' }]],
    [[raw, null, false, 'x'], [file]],
  ])('reads the files of %j', (value, files) => expect(asFiles(value)).toEqual(files))

  it.each([
    [[{ id: 1, typeId: 'PHONE', valueType: 'WORK', value: '+7' }], [{ id: 1, typeId: 'PHONE', valueType: 'WORK', value: '+7' }]],
    [{ 0: { id: '1', typeId: 'EMAIL', valueType: 'HOME', value: 'a@b' } }, [{ id: 1, typeId: 'EMAIL', valueType: 'HOME', value: 'a@b' }]],
    [[{ typeId: 'PHONE', valueType: 'WORK', value: 74950000000 }, { id: 2, value: '' }], [{ id: null, typeId: 'PHONE', valueType: 'WORK', value: '74950000000' }]],
  ])('reads the phones and addresses of %j', (value, fields) => expect(asMultifields(value)).toEqual(fields))

  it.each([[5, [5]], ['5', [5]], [[5, '6'], [5, 6]], [{ 0: '5', 1: 6 }, [5, 6]], [['', false, 7], [7]], ['five', []]])(
    'reads the ids of %j', (value, ids) => expect(asIds(value)).toEqual(ids))

  it.each([
    ['D_5', null, { entityTypeId: 2, id: 5 }],
    ['CO_5', null, { entityTypeId: 4, id: 5 }],
    ['C_5', 2, { entityTypeId: 3, id: 5 }],
    ['SI_9', null, { entityTypeId: 31, id: 9 }],
    ['T42_7', null, { entityTypeId: 66, id: 7 }],
    ['Tae_7', null, { entityTypeId: 174, id: 7 }],
    ['TAE_7', null, { entityTypeId: 174, id: 7 }],
    ['5', 2, { entityTypeId: 2, id: 5 }],
    [5, 3, { entityTypeId: 3, id: 5 }],
    [5, null, null],
    ['D_0', null, null],
    ['D_', null, null],
    ['X_5', null, null],
    ['T_5', null, null],
  ])('reads %j in a field for type %j as the link %j', (value, only, binding) => expect(asBinding(value, only)).toEqual(binding))

  it('reads links one by one and together', () => {
    expect(asBindings(['D_5', 'rubbish', 'T42_7'], null)).toEqual([{ entityTypeId: 2, id: 5 }, { entityTypeId: 66, id: 7 }])
    expect(asBindings({ 0: 'D_5' }, null)).toEqual([{ entityTypeId: 2, id: 5 }])
    expect(asBindings('D_5', null)).toEqual([{ entityTypeId: 2, id: 5 }])
  })

  it.each([
    ['2024-01-01T00:00:00+03:00', '2024-01-01'],
    ['2024-01-01T00:00:00+14:00', '2024-01-01'],
    ['2024-12-31T23:59:59-11:00', '2024-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-29 10:00', '2024-02-29'],
    ['2023-02-29', null],
    ['1900-02-29', null],
    ['2024-13-01', null],
    ['0000-00-00', null],
    ['01.02.2024', null],
    [20240101, null],
  ])('reads %j as the day %j, whatever the offset', (value, day) => expect(asDay(value)).toBe(day))
})

it('meets any type in any place without an error', () => {
  const wire = fc.jsonValue().chain(value => fc.constantFrom(value, [value], { 0: value }, { id: value, value }))
  const commands = { one: { method: 'a' }, two: { method: 'b' } }
  fc.assert(fc.property(wire, wire, (value, other) => {
    for (const read of [asText, asNumber, asId, asFlag, asList, asRecord, asMoney, asMoment, asFile, asFiles, asMultifields, asIds, asDay, decodeTime])
      expect(() => read(value)).not.toThrow()
    for (const only of [null, 2])
      expect(() => asBindings(value, only)).not.toThrow()
    expect(() => decodeAnswer({ result: value, total: other, time: value })).not.toThrow()
    for (const body of [value, { result: value, result_error: other, result_total: value, result_time: other }, { result: { one: value }, result_error: { two: other }, result_time: { one: other } }])
      expect(Object.keys(decodeBatch(commands, body))).toEqual(['one', 'two'])
  }), { numRuns: 200 })
})

it('gives only what its types promise, whatever comes', () => {
  fc.assert(fc.property(fc.jsonValue(), value => {
    expect(asFiles(value).every(({ id, url, machineUrl }) => id > 0 && typeof url === 'string' && typeof machineUrl === 'string')).toBe(true)
    expect(asIds(value).every(id => Number.isSafeInteger(id) && id > 0)).toBe(true)
    expect(asDay(value) ?? '2024-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
  }), { numRuns: 200 })
})
