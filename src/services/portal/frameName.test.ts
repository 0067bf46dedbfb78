import { expect, it } from 'vitest'
import { parseFrameName } from './frameName'

it.each([
  ['example.bitrix24.ru|1|abc', { origin: 'https://example.bitrix24.ru', sid: 'abc' }],
  ['crm.example.ru:8443|1|abc', { origin: 'https://crm.example.ru:8443', sid: 'abc' }],
  ['example.bitrix24.ru:443|1|abc', { origin: 'https://example.bitrix24.ru', sid: 'abc' }],
  ['localhost:5080|0|abc', { origin: 'http://localhost:5080', sid: 'abc' }],
  ['127.0.0.1:5080|0|abc', { origin: 'http://127.0.0.1:5080', sid: 'abc' }],
  ['example.bitrix24.ru|0|abc', null],
  ['localhost.evil.example|0|abc', null],
  ['user@evil.example|1|abc', null],
  ['evil.example/path|1|abc', null],
  ['evil.example?x|1|abc', null],
  ['|1|abc', null],
  ['example.bitrix24.ru|1|', null],
  ['example.bitrix24.ru', null],
  ['', null],
])('reads the name %j as %j', (name, frame) => {
  expect(parseFrameName(name)).toEqual(frame)
})
