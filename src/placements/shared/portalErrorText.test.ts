import { expect, it } from 'vitest'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import { portalErrorText } from './portalErrorText'

const now = new Date(2026, 10, 22, 14, 0, 10)

it('names the time until which the portal asks to wait, never too early', () => {
  overwriteGetLocale(() => 'ru')
  expect(portalErrorText({ kind: 'blocked', retryAt: new Date(2026, 10, 22, 14, 4, 20).getTime() }, 'reading', now).advice).toBe('Портал просит подождать до 14:05.')
})

it('names no time for a wait of seconds, or when none is known', () => {
  overwriteGetLocale(() => 'ru')
  expect(portalErrorText({ kind: 'busy', retryAt: now.getTime() + 5000 }, 'reading', now).advice).toBe('Повторите через несколько секунд.')
  expect(portalErrorText({ kind: 'blocked' }, 'reading', now).advice).toBe('Повторите через несколько минут.')
})
