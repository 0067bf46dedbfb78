import { expect, it } from 'vitest'
import * as runtime from './messageRuntime.ts'

it('speaks the language it is told', () => {
  expect(runtime.getLocale()).toBe('ru')
  runtime.overwriteGetLocale(() => 'en')
  expect(runtime.getLocale()).toBe('en')
})
