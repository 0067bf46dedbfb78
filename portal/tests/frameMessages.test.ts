import { describe, expect, it } from 'vitest'
import { answerText, parseMessage } from '../pages/frame/parse.ts'

const SID = '0123456789abcdef0123456789abcdef'

describe('messages of a frame', () => {
  it.each([
    ['without parameters', `getInitData:cb1:${SID}`, { command: 'getInitData', parameters: [], callback: 'cb1', sid: SID }],
    ['with empty parameters', `getInitData::cb1:${SID}`, { command: 'getInitData', parameters: [], callback: 'cb1', sid: SID }],
    ['with parameters', `setTitle:{"title":"A"}:cb1:${SID}`, { command: 'setTitle', parameters: { title: 'A' }, callback: 'cb1', sid: SID }],
    ['with colons in the parameters', `setTitle:{"title":"10:30: start"}:cb1:${SID}`, { command: 'setTitle', parameters: { title: '10:30: start' }, callback: 'cb1', sid: SID }],
    ['with a bare value', `setValue:"a:b":cb1:${SID}`, { command: 'setValue', parameters: 'a:b', callback: 'cb1', sid: SID }],
  ])('are read %s', (_name, text, message) => {
    expect(parseMessage(text)).toEqual(message)
  })

  it('may be objects when the command has a colon', () => {
    const message = { method: 'module:command', params: { a: 1 }, callback: 'cb1', appSid: SID, requestId: 'r' }
    expect(parseMessage(message)).toEqual({ command: 'module:command', parameters: { a: 1 }, callback: 'cb1', sid: SID })
    expect(parseMessage({ ...message, params: '' })?.parameters).toEqual([])
  })

  it.each([[''], ['getInitData'], [`getInitData:${SID}`], [`setTitle:{"title":cb1:${SID}`], [42], [null], [undefined], [{}], [[1, 2]]])('%j is no message', data => {
    expect(parseMessage(data)).toBeNull()
  })

  it('are answered with text', () => {
    expect(answerText('cb1')).toBe('cb1:')
    expect(answerText('cb1', { a: 1 })).toBe('cb1:{"a":1}')
    expect(answerText('cb1', [])).toBe('cb1:[]')
    expect(answerText('cb1', null)).toBe('cb1:null')
  })
})
