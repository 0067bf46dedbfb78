import { describe, expect, it } from 'vitest'
import { COMMON_COMMANDS, interfaceOf, judgeCommand, requestedSize } from '../pages/frame/commands.ts'
import { chosenKeys, crmAnswer } from '../pages/frame/crmChoice.ts'
import { FieldBox } from '../pages/frame/fieldBox.ts'
import { sliderPath, sliderWidth } from '../pages/frame/paths.ts'
import { splitSliderParameters } from '../pages/frame/sliderOptions.ts'

describe('commands of a place', () => {
  it.each([
    ['DEFAULT', []],
    ['CRM_DEAL_DETAIL_TAB', ['reloadData']],
    ['CRM_DEAL_DETAIL_TOOLBAR', []],
    ['USERFIELD_TYPE', ['setValue', 'getValue']],
  ])('%s adds %j', (placement, command) => {
    expect(interfaceOf(placement)).toEqual({ command, event: [] })
  })

  it('are all accepted on the application\'s own page', () => {
    expect(COMMON_COMMANDS.filter(command => judgeCommand(command, 'DEFAULT', false) !== 'accepted')).toEqual([])
  })

  it.each(['setTitle', 'setScroll', 'reloadWindow'])('%s is denied outside of that page', command => {
    expect(judgeCommand(command, 'CRM_DEAL_DETAIL_TAB', false)).toBe('denied')
    expect(judgeCommand(command, 'USERFIELD_TYPE', false)).toBe('denied')
  })

  it('resizeWindow is denied in an application\'s slider', () => {
    expect(judgeCommand('resizeWindow', 'DEFAULT', true)).toBe('denied')
    expect(judgeCommand('setTitle', 'DEFAULT', true)).toBe('accepted')
  })

  it.each([['setValue', 'DEFAULT'], ['reloadData', 'USERFIELD_TYPE'], ['getPlacementInfo', 'DEFAULT'], ['constructor', 'DEFAULT'], ['toString', 'USERFIELD_TYPE']])('%s is unknown to %s', (command, placement) => {
    expect(judgeCommand(command, placement, false)).toBe('unknown')
  })
})

describe('resizeWindow', () => {
  it.each([
    ['DEFAULT', { width: 640, height: 480 }, { width: 640, height: 480 }],
    ['DEFAULT', { width: '100%', height: 480 }, { width: '100%', height: 480 }],
    ['DEFAULT', { width: 'wide', height: '480' }, { width: 100, height: 480 }],
    ['DEFAULT', [], { width: 100, height: null }],
    ['CRM_DEAL_DETAIL_TAB', { width: 640, height: 480 }, { width: null, height: 480 }],
    ['USERFIELD_TYPE', { width: '100%', height: 77.6 }, { width: null, height: 77 }],
    ['USERFIELD_TYPE', { height: -5 }, { width: null, height: null }],
  ])('on %s %j asks for %j', (placement, parameters, size) => {
    expect(requestedSize(parameters, placement)).toEqual(size)
  })
})

describe('openPath', () => {
  const origin = 'http://localhost:5080'
  const query = '?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER'

  it.each([
    [`/crm/deal/../..${'/crm/contact/details/2/'}${query}`, '/crm/contact/details/2/'],
    [`/workgroups/group/0/card/../../../..${'/crm/deal/details/1/'}${query}`, '/crm/deal/details/1/'],
    ['/marketplace/app/1/', '/marketplace/app/1/'],
  ])('%s opens %s', (path, opened) => {
    const address = new URL(sliderPath(path, 7, origin) ?? '', origin)
    expect(address.pathname).toBe(opened)
    expect(Object.fromEntries(address.searchParams)).toEqual({ IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER', from: 'rest_placement', from_app: '7' })
  })

  it.each([['/bizproc/1/'], ['/crm/quote/1/'], ['https://elsewhere.example/crm/deal/'], ['//elsewhere.example/crm/deal/'], ['/company/personal/user/x/'], [undefined]])('%s is not available', path => {
    expect(sliderPath(path, 7, origin)).toBeNull()
  })

  it('takes its width from the path as sent', () => {
    expect(sliderWidth('/workgroups/group/0/card/../../../../crm/deal/details/1/')).toBe(900)
    expect(sliderWidth('/crm/deal/../../crm/deal/details/1/')).toBeNull()
  })
})

describe('openApplication', () => {
  it('takes the slider\'s settings out and makes texts of the rest', () => {
    const { settings, options } = splitSliderParameters({ bx24_width: 640, bx24_leftBoundary: '20', bx24_title: 'Title', bx24_label: { bgColor: 'violet', text: 'New', color: '#fff' }, id: 5, flag: false, none: null, inner: { a: [1, null] } })
    expect(settings).toEqual({ width: 640, leftBoundary: null, title: 'Title', label: { text: 'New', color: '#fff', background: 'violet' } })
    expect(options).toEqual({ id: '5', flag: 'false', none: '', inner: { a: ['1', ''] } })
  })

  it('stands any parameters', () => {
    expect(splitSliderParameters([]).options).toEqual({})
    expect(splitSliderParameters({ bx24_label: { bgColor: 'black', text: 'x' } }).settings.label).toEqual({ text: 'x', color: null, background: 'blue' })
  })
})

describe('selectCRM', () => {
  it('answers buckets with numeric keys', () => {
    const record = (entityTypeId: number, id: number) => ({ entityTypeId, id, title: `T${id}`, text: '', url: `/${id}/` })
    const answer = crmAnswer([record(2, 5), record(2, 6), record(3, 1)])
    expect(answer.deal).toEqual({ 0: { id: 'D_5', type: 'deal', place: '0', title: 'T5', desc: '', url: '/5/' }, 1: { id: 'D_6', type: 'deal', place: '1', title: 'T6', desc: '', url: '/6/' } })
    expect(answer.contact?.[0]).toMatchObject({ id: 'C_1', image: '' })
    expect(answer.lead).toBeUndefined()
  })

  it('knows what is chosen already', () => {
    expect(chosenKeys(['D_5', 'CO_2', 'X_1'])).toEqual(['2:5', '4:2'])
    expect(chosenKeys({ deal: [5, '6'], lead: 3 })).toEqual(['2:5', '2:6', '1:3'])
    expect(chosenKeys(undefined)).toEqual([])
  })
})

describe('the value of a custom field', () => {
  it('is a list at first, then whatever was set', () => {
    const box = new FieldBox('UF_CRM_X', 'edit', ['old'])
    expect(box.getValue()).toEqual(['old'])
    expect(box.formValue(false)).toBe('old')
    box.setValue({ a: 1 })
    expect(box.getValue()).toEqual({ a: 1 })
  })

  it.each([
    ['text', [{ name: 'UF_CRM_X', value: 'text' }], 'text'],
    [5, [{ name: 'UF_CRM_X', value: '5' }], '5'],
    [null, [{ name: 'UF_CRM_X', value: '' }], ''],
    [{ a: 1 }, [{ name: 'UF_CRM_X', value: '[object Object]' }], '[object Object]'],
    [['a', 2], [{ name: 'UF_CRM_X[]', value: 'a' }, { name: 'UF_CRM_X[]', value: '2' }], '2'],
  ])('%j becomes the inputs %j', (value, inputs, sent) => {
    let changes = 0
    const box = new FieldBox('UF_CRM_X', 'edit', [], () => { changes += 1 })
    box.setValue(value)
    expect(box.inputs).toEqual(inputs)
    expect(box.formValue(false)).toBe(sent)
    expect(changes).toBe(1)
  })

  it('is answered and not stored in view mode', () => {
    const box = new FieldBox('UF_CRM_X', 'view', ['old'])
    box.setValue('new')
    expect(box.getValue()).toBe('new')
    expect(box.inputs).toEqual([])
  })
})
