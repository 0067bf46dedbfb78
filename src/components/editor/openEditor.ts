import { afterEach, beforeEach, expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { createApp, h, nextTick, shallowRef } from 'vue'
import type { App } from 'vue'
import DescriptionEditor from './DescriptionEditor.vue'
import type { Editor } from '@tiptap/core'
import { preparePasting } from './pasting'
import type { LossyText } from './useDescription'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'

overwriteGetLocale(() => 'ru')
let app: App | null = null

/** Takes the editor off the page, as when the frame goes. */
export function close(): void {
  app?.unmount()
  app = null
}

export interface Opened {
  value: { value: string }
  emitted: string[]
  lossy: LossyText[]
  text: HTMLElement
  editor: Editor
  flush: () => void
}

export async function open(html: string, props: Record<string, unknown> = {}): Promise<Opened> {
  await preparePasting()
  const value = shallowRef(html)
  const emitted: string[] = []
  const lossy: LossyText[] = []
  const component = shallowRef<{ flush: () => void } | null>(null)
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({
    render: () => h(DescriptionEditor, {
      ref: component,
      savesWith: 'card',
      modelValue: value.value,
      'onUpdate:modelValue': (next: string) => {
        emitted.push(next)
        value.value = next
      },
      onLossy: (text: LossyText) => lossy.push(text),
      ...props,
    }),
  })
  app.mount(host)
  await nextTick()
  await new Promise(resolve => setTimeout(resolve, 20))
  const text = document.querySelector<HTMLElement & { editor: Editor }>('.editor-text')!
  // The tools come when the text is drawn.
  if (text?.isContentEditable)
    await soon(() => expect(document.querySelector('[data-tool]')).not.toBeNull())
  return { value, emitted, lossy, text, editor: text?.editor, flush: () => component.value?.flush() }
}

/** Parts that load on use may take a while on a busy machine. */
export function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 8000 })
}

/** The editor takes the focus in the next frame. */
export async function focusText({ editor, text }: Opened, position: 'start' | 'end' | 'all' = 'end'): Promise<void> {
  editor.commands.focus(position)
  await soon(() => expect(document.activeElement).toBe(text))
}

export function clipboard(data: Record<string, string>, files: File[] = []): DataTransfer {
  const transfer = new DataTransfer()
  for (const [type, value] of Object.entries(data))
    transfer.setData(type, value)
  for (const file of files)
    transfer.items.add(file)
  return transfer
}

export function paste(text: HTMLElement, data: Record<string, string>, files: File[] = []): void {
  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard(data, files), bubbles: true, cancelable: true }))
}

export function shown(selector: string): string {
  return document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

beforeEach(() => page.viewport(1280, 900))

afterEach(() => {
  close()
  document.body.replaceChildren()
})
