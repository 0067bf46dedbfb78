import { describe, expect, it } from 'vitest'
import { initialValues, readDraft } from '../pages/dial/faults/draft.ts'
import type { FaultDraft } from '../pages/dial/faults/draft.ts'
import { FAULT_PRESETS } from '../pages/dial/faults/presets.ts'
import type { FaultPreset } from '../pages/dial/faults/presets.ts'
import { readRows } from '../pages/dial/limits/latencyRows.ts'
import { readNumber } from '../pages/dial/numbers.ts'
import { aPortal, json } from './corePortal.ts'

const OTHER = 2

function aDraft(preset: FaultPreset, changes: Partial<FaultDraft> = {}): FaultDraft {
  return { preset, name: '*', user: 0, inside: 'any', which: 'always', number: '', values: initialValues(preset, OTHER), how: ['numbers-as-texts'], ...changes }
}

describe('numbers of the dial', () => {
  it.each([
    ['480', { least: 0 }, 480],
    [' 100 000 ', { least: 1 }, 100_000],
    ['0,4', { least: 0 }, 0.4],
    ['', { least: 0, isOptional: true }, null],
    ['', { least: 0 }, undefined],
    ['-1', { least: 0 }, undefined],
    ['101', { least: 0, most: 100 }, undefined],
    ['2.5', { least: 0, isWhole: true }, undefined],
    ['1e3', { least: 0 }, undefined],
    ['soon', { least: 0 }, undefined],
  ])('%j within %j is %j', (text, bounds, value) => {
    expect(readNumber(text, bounds)).toBe(value)
  })
})

describe('the dial\'s form of a fault', () => {
  it.each(Object.keys(FAULT_PRESETS) as FaultPreset[])('%s as it begins is a rule the portal takes', async preset => {
    const read = readDraft(aDraft(preset))
    expect(read).toHaveProperty('rule')
    const reply = await aPortal().request('/_portal/faults', json('POST', 'rule' in read ? read.rule : {}))
    expect(reply.status).toBe(200)
  })

  it.each([
    ['once', '', { times: 1 }],
    ['always', '', {}],
    ['nth', '2', { nth: 2 }],
    ['from', '3', { from: 3 }],
    ['every', '4', { every: 4 }],
    ['chance', '5', { probability: 0.05 }],
  ] as const)('chooses calls: %s %s', (which, number, condition) => {
    expect(readDraft(aDraft('cutAfter', { name: ' crm.item.update ', user: 7, inside: 'batch', which, number }))).toEqual({
      rule: { when: { method: 'crm.item.update', user: 7, inside: 'batch', ...condition }, do: { kind: 'cut-after' } },
    })
  })

  it('puts together another person\'s call', () => {
    expect(readDraft(aDraft('second', { values: { moment: 'start', secondUser: '4', secondMethod: 'crm.item.update', params: '{"id": 1}' } }))).toEqual({
      rule: { when: { method: '*' }, do: { kind: 'second-person', moment: 'start', call: { method: 'crm.item.update', user: 4, params: { id: 1 } } } },
    })
  })

  it('takes types, share and names of fields', () => {
    expect(readDraft(aDraft('types', { values: { share: '', keys: 'id, title,' }, how: ['key-missing'] }))).toEqual({
      rule: { when: { method: '*' }, do: { kind: 'distort', how: ['key-missing'], keys: ['id', 'title'] } },
    })
  })

  it('has a frame command for silence, wherever REST methods would be', () => {
    expect(readDraft(aDraft('silence', { name: 'refreshAuth', inside: 'batch' }))).toEqual({ rule: { when: { frame: 'refreshAuth' }, do: { kind: 'silence' } } })
  })

  it.each([
    [aDraft('busy', { name: ' ', values: { status: '99', error: '', description: 'x' } }), { name: 'empty', status: { bounds: { least: 200, most: 599, isWhole: true } }, error: 'empty' }],
    [aDraft('body', { values: { status: '200', body: '{' } }), { body: 'notJson' }],
    [aDraft('second', { values: { moment: 'write', secondUser: '2', secondMethod: 'x', params: '[]' } }), { params: 'notObject' }],
    [aDraft('types', { how: [] }), { how: 'noChoice' }],
    [aDraft('cutAfter', { which: 'nth', number: '0' }), { number: { bounds: { least: 1, isWhole: true } } }],
  ])('names what is wrong, field by field: %#', (draft, problems) => {
    expect(readDraft(draft)).toEqual({ problems })
  })
})

describe('the dial\'s table of speeds', () => {
  it('gives paces by method in lower case, or what is wrong in each line', () => {
    expect(readRows([{ key: 1, method: '*', callMs: '200', rowMs: '0' }, { key: 2, method: ' CRM.item.list ', callMs: '0', rowMs: '0,4' }]).latency)
      .toEqual({ '*': { callMs: 200, rowMs: 0 }, 'crm.item.list': { callMs: 0, rowMs: 0.4 } })
    expect(readRows([{ key: 1, method: '*', callMs: '200', rowMs: '' }, { key: 2, method: '*', callMs: 'x', rowMs: '1' }, { key: 3, method: '', callMs: '1', rowMs: '1' }]))
      .toEqual({ latency: null, problems: [{ rowMs: 'number' }, { method: 'twice', callMs: 'number' }, { method: 'empty' }] })
  })
})
