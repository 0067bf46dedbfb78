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
    ['', {}, 'Текста нет: напишите описание'],
    ['<p>Прогулка</p>', { descriptionLimit: 7 }, 'Уберите 1 знак: предел 7'],
    [`<p>${'я'.repeat(2300)}</p>`, { descriptionLimit: 1060 }, 'Уберите 1 240 знаков: предел 1 060'],
    ['<h2>а</h2><h2>а</h2>', { siteHeadings: '34' }, 'Без крупных заголовков: сделайте 2 заголовка подзаголовками'],
    ['<h3>а</h3>', { siteHeadings: '2' }, 'Без подзаголовков: сделайте 1 подзаголовок текстом'],
    ['<h4>а</h4>'.repeat(5), { siteHeadings: '' }, 'Без заголовков: сделайте 5 заголовков текстом'],
    ['<table><tbody><tr><td>а</td></tr></tbody></table>'.repeat(3), { siteTables: false }, 'Без таблиц: перепишите 3 таблицы текстом'],
    ['<p><a href="https://example.ru">а</a></p>'.repeat(21), { siteLinks: false }, 'Без ссылок: уберите 21 ссылку'],
    ['<img src="crm-file:1" alt="а">', { sitePictures: false }, 'Без картинок в тексте: уберите 1 картинку'],
    ['<img src="crm-file:1" alt="">'.repeat(2), {}, 'Подпишите 2 картинки: что на них'],
    ['<img src="https://a.ru/1.png" alt="а">'.repeat(5), { imageHosts: ['b.ru'] }, 'Загрузите в сделку 5 картинок с чужих сайтов'],
    ['<img src="crm-file:1" alt="а" width="2000">', {}, 'Уменьшите 1 картинку до 1 600 px'],
  ])('says what to do: %#', (html, profile, words) => {
    expect(texts(show(html, profile).host, '.failed')).toEqual([words])
  })

  it('leads to the place in the text', () => {
    const { host, gone } = show('<p>Сбор у фонтана</p><p><img src="crm-file:1" alt=""></p>')
    const button = host.querySelector('button')!
    expect(button.getAttribute('aria-label')).toBe('Показать: Подпишите 1 картинку: что на ней')
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
