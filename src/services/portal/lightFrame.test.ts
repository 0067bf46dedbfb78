import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLightFrame, readFieldValue, readStart, resizeFrame } from './lightFrame'
import type { FrameWindow } from './lightFrame'

const origin = 'https://example.bitrix24.ru'

/** A frame's window whose parent answers each command by this rule; `undefined` stays silent. */
function aFrameWindow(answer: (command: string) => string | undefined, name = 'example.bitrix24.ru|1|sid1') {
  const listeners = new Set<(event: MessageEvent) => void>()
  const sent: { text: string, target: string }[] = []
  const parent = {
    postMessage(text: string, target: string) {
      sent.push({ text, target })
      const parts = text.split(':')
      const reply = answer(parts[0]!)
      if (reply !== undefined)
        queueMicrotask(() => post({ data: `${parts.at(-2)}:${reply}` }))
    },
  }
  function post(event: { data: unknown, source?: unknown, origin?: string }) {
    for (const listener of listeners)
      listener({ source: parent, origin, ...event } as MessageEvent)
  }
  const frameWindow = {
    name,
    parent,
    addEventListener: (_: string, listener: never) => { listeners.add(listener) },
    removeEventListener: (_: string, listener: never) => { listeners.delete(listener) },
  } as unknown as FrameWindow
  return { frameWindow, sent, post, listeners }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the handshake', () => {
  it('reads where the field is', async () => {
    const data = { PLACEMENT: 'USERFIELD_TYPE', LANG: 'ru', AUTH_ID: 't', PLACEMENT_OPTIONS: { MODE: 'view' }, APP_OPTIONS: [] }
    const { frameWindow, sent } = aFrameWindow(() => JSON.stringify(data))
    expect(await readStart(openLightFrame(frameWindow)!)).toEqual({
      language: 'ru', placement: 'USERFIELD_TYPE', accessToken: 't', options: { MODE: 'view' }, appOptions: {}, isAdmin: false, isInstalling: false,
    })
    expect(sent).toEqual([{ text: 'getInitData:light1:sid1', target: origin }])
  })

  it('ends when the parent stays silent', async () => {
    const { frameWindow } = aFrameWindow(() => undefined)
    const start = readStart(openLightFrame(frameWindow)!)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await start).toBeNull()
  })

  it('sends nothing outside a portal', () => {
    const { frameWindow, sent, listeners } = aFrameWindow(() => '{}', '')
    expect(openLightFrame(frameWindow)).toBeNull()
    expect(sent).toHaveLength(0)
    expect(listeners.size).toBe(0)
  })
})

describe('messages of strangers', () => {
  const forged = 'light1:{"PLACEMENT":"USERFIELD_TYPE","PLACEMENT_OPTIONS":{"VALUE":"forged"}}'

  it.each([
    ['another window', { data: forged, source: {} }],
    ['another origin', { data: forged, origin: 'https://evil.example' }],
    ['an opaque origin', { data: forged, origin: 'null' }],
    ['data that is no text', { data: { light1: '{}' } }],
    ['another callback', { data: 'light2:{"PLACEMENT":"X"}' }],
  ])('are ignored: %s', async (_, event) => {
    const { frameWindow, post } = aFrameWindow(() => undefined)
    const start = readStart(openLightFrame(frameWindow)!)
    post(event)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await start).toBeNull()
  })

  it('do not arrive after closing', () => {
    const { frameWindow, listeners } = aFrameWindow(() => undefined)
    openLightFrame(frameWindow)!.close()
    expect(listeners.size).toBe(0)
  })
})

describe('commands', () => {
  it.each([['["<p>Текст: да</p>"]', '<p>Текст: да</p>'], ['"<p>A</p>"', '<p>A</p>'], ['[]', ''], ['[null]', ''], ['', '']])(
    'reads the value from %j', async (reply, value) => {
      const { frameWindow } = aFrameWindow(() => reply)
      expect(await readFieldValue(openLightFrame(frameWindow)!)).toBe(value)
    })

  it('gives no value when the parent stays silent', async () => {
    const { frameWindow } = aFrameWindow(() => undefined)
    const value = readFieldValue(openLightFrame(frameWindow)!)
    await vi.advanceTimersByTimeAsync(900)
    expect(await value).toBeNull()
  })

  it('asks for whole pixels', () => {
    const { frameWindow, sent } = aFrameWindow(() => '{}')
    resizeFrame(openLightFrame(frameWindow)!, 240.2)
    expect(sent[0]!.text).toBe('resizeWindow:{"width":"100%","height":241}:light1:sid1')
  })
})
