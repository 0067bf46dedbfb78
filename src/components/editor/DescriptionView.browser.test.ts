import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, h } from 'vue'
import type { App } from 'vue'
import DescriptionView from './DescriptionView.vue'
import { hostileInputs } from '@/domain/html/samples/hostile'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'

overwriteGetLocale(() => 'ru')
let app: App | null = null

function show(value: string, props: Record<string, unknown> = {}): HTMLElement {
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({ render: () => h(DescriptionView, { value, ...props }) })
  app.mount(host)
  return host
}

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

describe('guard: what is viewed', () => {
  it.each(hostileInputs)('is sanitised and nothing runs: $technique: $name', async ({ html }) => {
    const happened: string[] = []
    Object.assign(window, { pwned: () => happened.push('ran') })
    performance.clearResourceTimings()
    const host = show(html)
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(happened).toEqual([])
    expect(host.querySelector('script,style,iframe,object,embed,svg,math,form,input,video,audio,template,base,meta,link,[onerror],[onclick],[onload],[onmouseover],[srcset],[ping],[style]')).toBeNull()
    expect([...host.querySelectorAll('a')].filter(link => !/^(?:https?|mailto|tel):$/.test(link.protocol))).toEqual([])
    expect(performance.getEntriesByType('resource').filter(entry => entry.name.includes('evil.example'))).toEqual([])
  })

  it('tells quietly what was left out', async () => {
    const host = show('<p>а</p><script>1</script><script>2</script><a href="javascript:x">б</a>')
    await expect.poll(() => host.querySelector('.removed')?.textContent).toBe('Не показали: 2 скрипта, 1 ссылку javascript:')
  })
})

describe('view mode', () => {
  it('opens links in a new tab without telling the site where from', () => {
    const link = show('<a href="https://example.ru/">афиша</a>').querySelector('a')!
    expect(link.target).toBe('_blank')
    expect(link.rel).toBe('noopener noreferrer nofollow')
  })

  it('says that there is no description', () => {
    expect(show('<p> </p>').textContent?.trim()).toBe('Описания пока нет')
  })

  it('folds a long text and opens it', async () => {
    const host = show('<p>строка</p>'.repeat(30))
    await vi.waitFor(() => expect(host.querySelector('button')).not.toBeNull())
    const fold = host.querySelector<HTMLElement>('.fold')!
    expect(fold.offsetHeight).toBe(240)
    host.querySelector('button')!.click()
    await vi.waitFor(() => expect(fold.offsetHeight).toBeGreaterThan(600))
    expect(host.querySelector('button')?.getAttribute('aria-expanded')).toBe('true')
  })

  it('leaves a short text unfolded', async () => {
    const host = show('<p>строка</p>'.repeat(3))
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(host.querySelector('button')).toBeNull()
  })

  it('shows the text of a picture until its address is known', () => {
    expect(show('<img src="crm-file:15" alt="Дом Пашкова">').querySelector('.picture-placeholder')?.textContent).toBe('Картинка: Дом Пашкова')
  })

  it('shows a resolved picture, but only from an address that may be shown', () => {
    const safe = show('<img src="crm-file:15" alt="а" width="40">', { resolveImage: () => 'blob:https://example.ru/1' }).querySelector('img')!
    expect([safe.getAttribute('src'), safe.alt, safe.getAttribute('width')]).toEqual(['blob:https://example.ru/1', 'а', '40'])
    app?.unmount()
    document.body.replaceChildren()
    expect(show('<img src="crm-file:15">', { resolveImage: () => 'javascript:alert(1)' }).querySelector('img')).toBeNull()
  })

  it('guard: a text over 500 KB is refused with its size', async () => {
    const host = show(`<p>${'ы'.repeat(260_000)}</p>`)
    await vi.waitFor(() => expect(host.textContent).toContain('508 КБ из 500 КБ'))
  })
})
