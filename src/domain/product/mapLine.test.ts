import fc from 'fast-check'
import { expect, it } from 'vitest'
import { combineWays, formatLine, parseLine, plainSources } from './mapLine'

it.each([
  ['name > title', { source: { kind: 'plain', name: 'name' }, target: 'title', way: null }],
  ['  property:START>tripStart ', { source: { kind: 'property', key: 'START' }, target: 'tripStart', way: null }],
  ['property:103 > hotels | join', { source: { kind: 'property', key: '103' }, target: 'hotels', way: 'join' }],
  ['"{name}, {start}–{end}" > title', { source: { kind: 'template', parts: [{ source: { kind: 'plain', name: 'name' } }, { text: ', ' }, { field: 'tripStart' }, { text: '–' }, { field: 'tripEnd' }] }, target: 'title', way: null }],
  ['"Тур > {property:12}" > UF_CRM_T', { source: { kind: 'template', parts: [{ text: 'Тур > ' }, { source: { kind: 'property', key: '12' } }] }, target: 'UF_CRM_T', way: null }],
])('reads %j', (text, line) => {
  expect(parseLine(text)).toEqual({ kind: 'line', line })
})

it.each([
  ['name title', 'no-arrow'],
  ['', 'no-arrow'],
  ['name > ', 'no-target'],
  ['name > два слова', 'no-target'],
  ['hotels > title', 'unknown-source'],
  ['name > title | often', 'unknown-way'],
  ['"{name" > title', 'broken-template'],
  ['"без подстановок" > title', 'broken-template'],
])('says what is wrong with %j: %s', (text, problem) => {
  expect(parseLine(text)).toEqual({ kind: 'wrong', problem, text })
})

it('reads back what it writes', () => {
  const word = fc.stringMatching(/^[A-Za-z]\w{0,12}$/)
  const plain = fc.oneof(fc.constantFrom(...plainSources).map(name => ({ kind: 'plain' as const, name })), word.map(key => ({ kind: 'property' as const, key })))
  const text = fc.stringMatching(/^[^"{}\n]{1,10}$/)
  const template = fc.tuple(text, plain, text).map(([before, source, after]) => ({ kind: 'template' as const, parts: [{ text: before }, { source }, { text: after }] }))
  const line = fc.record({ source: fc.oneof(plain, template), target: word, way: fc.constantFrom(null, ...combineWays) })
  fc.assert(fc.property(line, each => {
    expect(parseLine(formatLine(each))).toEqual({ kind: 'line', line: each })
  }), { numRuns: 200 })
})
