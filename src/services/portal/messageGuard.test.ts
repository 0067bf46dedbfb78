import { afterEach, expect, it, vi } from 'vitest'
import { guardMessages } from './messageGuard'

const origin = 'https://example.bitrix24.ru'
let takeAway = () => {}
afterEach(() => takeAway())

/** Posts a message past the guard and tells whether a later listener saw it. */
function isSeen(event: { data: unknown, origin: string, source: unknown }): boolean {
  const listener = vi.fn()
  window.addEventListener('message', listener)
  const message = new MessageEvent('message', { data: event.data, origin: event.origin })
  Object.defineProperty(message, 'source', { value: event.source })
  window.dispatchEvent(message)
  window.removeEventListener('message', listener)
  return listener.mock.calls.length > 0
}

it.each([
  ['the portal\'s own message', { data: 'a:1', origin, source: window.parent }, true],
  ['another window of the same origin', { data: 'a:1', origin, source: {} }, false],
  ['another origin', { data: 'a:1', origin: 'https://evil.example', source: window.parent }, false],
  ['data that is no text', { data: { a: 1 }, origin, source: window.parent }, false],
])('lets only the portal through: %s', (_, event, seen) => {
  takeAway = guardMessages(origin)
  expect(isSeen(event)).toBe(seen)
})
