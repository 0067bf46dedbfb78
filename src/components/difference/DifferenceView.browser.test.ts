import { afterEach, describe, expect, it } from 'vitest'
import { createApp, h, nextTick } from 'vue'
import type { App } from 'vue'
import DifferenceView from './DifferenceView.vue'
import { hostileInputs } from '@/domain/html/samples/hostile'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'

overwriteGetLocale(() => 'ru')
let app: App | null = null

async function show(before: string, after: string): Promise<HTMLElement> {
  const host = document.createElement('div')
  host.style.width = '400px'
  document.body.append(host)
  app = createApp({ render: () => h(DifferenceView, { before, after, beforeLabel: 'в портале', afterLabel: 'ваш текст' }) })
  app.mount(host)
  await nextTick()
  return host
}

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

describe('a difference on the screen', () => {
  it('marks words with spaces as they are, and says it to those who do not see', async () => {
    const host = await show('<p>Сбор у метро в 12:00.</p>', '<p>Сбор у метро в 14:00.</p>')
    const words = host.querySelector('.words')!
    expect(words.querySelector('del')!.textContent).toBe('удалено: 12:00 – конец правки.')
    expect(words.querySelector('ins')!.textContent).toBe('добавлено: 14:00 – конец правки.')
    for (const hidden of words.querySelectorAll('.visually-hidden'))
      hidden.remove()
    expect(words.textContent).toBe('Сбор у метро в 12:0014:00.')
    expect(getComputedStyle(words.querySelector('ins')!).textDecorationLine).toBe('underline')
    expect(getComputedStyle(words.querySelector('del')!).textDecorationLine).toBe('line-through')
  })

  it('folds what is unchanged, and shows it on demand', async () => {
    const host = await show(`${'<p>Как было</p>'.repeat(5)}<p>Сбор у метро</p>`, `${'<p>Как было</p>'.repeat(5)}<p>Сбор у храма</p>`)
    const fold = host.querySelector('button')!
    expect(fold.textContent.trim()).toBe('… 5 абзацев без изменений')
    expect(fold.getAttribute('aria-expanded')).toBe('false')
    expect(host.textContent).not.toContain('Как было')
    fold.click()
    await nextTick()
    expect(fold.getAttribute('aria-expanded')).toBe('true')
    expect(host.querySelectorAll('.article p')).toHaveLength(5)
  })

  it('shows a paragraph that came or went as a whole', async () => {
    const host = await show('<p>Ушло</p>', '<h2>Пришло вместо него</h2>')
    expect(host.querySelector('.rows > del p')!.textContent).toBe('Ушло')
    expect(host.querySelector('.rows > ins h2')!.textContent).toBe('Пришло вместо него')
  })

  it('says when nothing differs', async () => {
    const host = await show('<p><b>Текст</b></p>', '<p><strong>Текст</strong></p>')
    expect(host.textContent).toBe('Тексты не отличаются')
  })

  it('tells where a link leads now', async () => {
    const host = await show('<p><a href="https://a.example/">Билеты</a></p>', '<p><a href="https://b.example/">Билеты</a></p>')
    expect(host.querySelector('.words')!.textContent).toBe('Билеты')
    expect(host.querySelector('.markup del')!.textContent).toContain('https://a.example/')
    expect(host.querySelector('.markup ins')!.textContent).toContain('https://b.example/')
  })

  it('shows both versions beside each other when only the formatting differs', async () => {
    const host = await show('<p>Очень важно</p>', '<p>Очень <strong>важно</strong></p>')
    expect([...host.querySelectorAll('.version')].map(version => version.textContent)).toEqual(['в порталеОчень важно', 'ваш текстОчень важно'])
    expect(host.querySelectorAll('.version strong')).toHaveLength(1)
    expect(host.querySelector('.markup')!.textContent).toContain('начертание')
  })

  it('says that a text over the limit is not compared', async () => {
    const host = await show('<p>а</p>', `<p>${'б'.repeat(300_000)}</p>`)
    expect(host.querySelector('ins,del')).toBeNull()
    expect(host.textContent).not.toBe('Тексты не отличаются')
  })
})

describe('guard: what is compared', () => {
  it.each(hostileInputs)('is sanitised and nothing runs: $technique: $name', async ({ html }) => {
    const happened: string[] = []
    Object.assign(window, { pwned: () => happened.push('ran') })
    const host = await show('<p>Было</p>', html)
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(happened).toEqual([])
    expect(host.querySelector('script,style,iframe,object,embed,svg,math,form,input,video,audio,template,base,meta,link,[onerror],[onclick],[onload],[onmouseover],[srcset],[ping],[style]')).toBeNull()
    expect([...host.querySelectorAll('a')].filter(link => !/^(?:https?|mailto|tel):$/.test(link.protocol))).toEqual([])
  })
})
