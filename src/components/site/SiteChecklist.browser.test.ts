import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, ref } from 'vue'
import type { App } from 'vue'
import SiteChecklist from './SiteChecklist.vue'
import { readDocument, textOf } from '@/components/editor/document'
import { editorExtensions, silentParts } from '@/components/editor/extensions'
import { countText } from '@/domain/html/counts'
import { anyDocument } from '@/domain/html/samples/documents'
import { harmlessHtml } from '@/domain/html/samples/ordinary'
import { siteDefaults } from '@/domain/settings/siteProfile'
import type { SiteProfile } from '@/domain/settings/siteProfile'
import { siteChecks } from '@/domain/site/contract'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'

overwriteGetLocale(() => 'ru')
let app: App | null = null

function show(html: string, profile: Partial<SiteProfile> = {}) {
  const text = ref(html)
  const gone: unknown[][] = []
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({ render: () => h(SiteChecklist, { html: text.value, profile: { ...siteDefaults, ...profile }, onGo: (...place: unknown[]) => gone.push(place) }) })
  app.mount(host)
  return { host, text, gone }
}

const texts = (host: HTMLElement, rows: string) => [...host.querySelectorAll(`${rows} .words`)].map(row => row.textContent!.replaceAll('\u00A0', ' '))
const summary = (host: HTMLElement) => host.querySelector('[role=status]')?.textContent

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

describe('the list', () => {
  it('says what is well and how much of it', () => {
    const { host } = show('<p>Прогулка</p>')
    expect(texts(host, '.ok')).toEqual(['Текст есть', 'Не длиннее 4 000 знаков', 'У картинок есть подписи', 'Картинки не с чужих сайтов', 'Картинки не шире 1 600 px'])
    expect(summary(host)).toBe('Готово 5 из 5')
    expect(host.querySelector('button')).toBeNull()
  })

  it.each<[string, Partial<SiteProfile>, string]>([
    ['', {}, 'Текст пуст: напишите описание'],
    ['<p>Прогулка</p>', { descriptionLimit: 7 }, 'Длиннее, чем берёт сайт: уберите 1 знак'],
    [`<p>${'я'.repeat(1300)}</p>`, { descriptionLimit: 60 }, 'Длиннее, чем берёт сайт: уберите 1 240 знаков'],
    ['<h2>а</h2><h2>а</h2>', { siteHeadings: '34' }, 'Крупных заголовков сайт не показывает: сделайте 2 заголовка подзаголовками'],
    ['<h3>а</h3>', { siteHeadings: '2' }, 'Подзаголовков сайт не показывает: сделайте 1 подзаголовок заголовком или текстом'],
    ['<h4>а</h4>'.repeat(5), { siteHeadings: '' }, 'Заголовков сайт не показывает: сделайте 5 заголовков обычным текстом'],
    ['<table><tbody><tr><td>а</td></tr></tbody></table>'.repeat(3), { siteTables: false }, 'Таблиц сайт не показывает: перепишите 3 таблицы текстом'],
    ['<p><a href="https://example.ru">а</a></p>'.repeat(21), { siteLinks: false }, 'Ссылок сайт не показывает: уберите 21 ссылку'],
    ['<img src="crm-file:1" alt="а">', { sitePictures: false }, 'Картинок в тексте сайт не показывает: уберите 1 картинку'],
    ['<img src="crm-file:1" alt="">'.repeat(2), {}, '2 картинки без подписи: скажите, что на них'],
    ['<img src="https://a.ru/1.png" alt="а">', {}, '1 картинка с чужого сайта: загрузите её в сделку'],
    ['<img src="https://a.ru/1.png" alt="а">', { imageHosts: ['cdn.example.ru', 'example.ru'] }, '1 картинка с чужого сайта: загрузите её в сделку или возьмите с cdn.example.ru, example.ru'],
    ['<img src="crm-file:1" alt="а" width="2000">', {}, '1 картинка шире 1 600 px: уменьшите её'],
  ])('says what to do: %#', (html, profile, words) => {
    expect(texts(show(html, profile).host, '.failed')).toEqual([words])
  })

  it('leads to the place in the text', () => {
    const { host, gone } = show('<p>Сбор у фонтана</p><p><img src="crm-file:1" alt=""></p>')
    const button = host.querySelector('button')!
    expect(button.getAttribute('aria-label')).toBe('Показать: 1 картинка без подписи: скажите, что на ней')
    button.click()
    expect(gone).toEqual([['Сбор у фонтана', { quote: 'Сбор у фонтана', occurrence: 0, picture: 0 }]])
  })

  it('follows the text after a pause, and only its summary is read aloud', async () => {
    const { host, text } = show('<p>а</p>')
    text.value = ''
    await nextTick()
    expect(summary(host)).toBe('Готово 5 из 5')
    await vi.waitFor(() => expect(summary(host)).toBe('Готово 4 из 5'))
    expect(host.querySelectorAll('[role],[aria-live]')).toHaveLength(1)
  })
})

describe('characters', () => {
  const schema = getSchema(editorExtensions(silentParts))

  /** Of a text with a limit of one character: one more than what is over. */
  function counted(html: string): number {
    const { ok, count } = siteChecks(html, { ...siteDefaults, descriptionLimit: 1 })[1]!
    return ok ? countText(textOf(readDocument(schema, html).document)).characters : count + 1
  }

  it.each(harmlessHtml)('are counted as below the editor: %s', html => {
    expect(counted(html)).toBe(countText(textOf(readDocument(schema, html).document)).characters)
  })

  it('are counted as below the editor, whatever the text', () => {
    fc.assert(fc.property(anyDocument, html => {
      expect(counted(html)).toBe(countText(textOf(readDocument(schema, html).document)).characters)
    }), { numRuns: 100 })
  })
})
