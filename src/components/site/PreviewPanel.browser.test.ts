import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, page, userEvent } from 'vitest/browser'
import { createApp, h, shallowReactive } from 'vue'
import type { App } from 'vue'
import { contentSecurityPolicy } from '../../../build/contentSecurityPolicy'
import PreviewPanel from './PreviewPanel.vue'
import { hostileInputs } from '@/domain/html/samples/hostile'
import { overwriteGetLocale } from '@/paraglide/runtime.js'
import '@/styles/tokens.css'
import '@/styles/base.css'

declare module 'vitest/browser' {
  interface BrowserCommands { insidePreview: (expression: string) => Promise<unknown> }
}

overwriteGetLocale(() => 'ru')
let app: App | null = null

const noPictures = async (): Promise<Blob | null> => null
const siteStyles = `${location.origin}/src/styles/article.css?direct`

/** The real page is beside its preview; the tests' own page may be in another folder. */
beforeEach(async () => {
  await page.viewport(1000, 800)
  const base = document.createElement('base')
  base.href = '/'
  document.head.append(base)
  sessionStorage.clear()
})

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
  document.querySelector('base')?.remove()
})

function show(html: string, props: Partial<InstanceType<typeof PreviewPanel>['$props']> = {}, width = 680) {
  const state = shallowReactive({ html, stylesAddress: '', pictures: noPictures, ...props })
  let closed = 0
  const host = document.createElement('div')
  host.style.width = `${width}px`
  document.body.append(host)
  app = createApp({ render: () => h(PreviewPanel, { ...state, onClose: () => { closed += 1 } }) })
  app.mount(host)
  const frame = host.querySelector('iframe')!
  return { host, state, frame, closed: () => closed }
}

const inside = (expression: string) => commands.insidePreview(expression).catch(() => null)
const soon = (expression: string) => expect.poll(() => inside(expression), { timeout: 10_000, interval: 50 })
const text = 'document.querySelector("article")?.textContent'

async function aPicture(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')!.fillRect(0, 0, width, height)
  const file = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([file], { type })
}

/** Runs code in a window beside the preview, as another frame of the page would. */
function fromAnotherWindow(code: string): void {
  const other = document.createElement('iframe')
  other.srcdoc = `<script>${code}</script>`
  document.body.append(other)
}

describe('the preview', () => {
  it('shows the text in a frame without an origin, by its own script', async () => {
    const { frame } = show('<h2>Тайны Китай-города</h2><p class="align-center">Прогулка</p>')
    await soon(text).toBe('Тайны Китай-городаПрогулка')
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts')
    expect(await inside('window.origin')).toBe('null')
    expect(await inside('getComputedStyle(document.querySelector("p")).textAlign')).toBe('center')
  })

  it('is allowed by the policy of our pages', async () => {
    const around = document.createElement('iframe')
    around.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}"><iframe sandbox="allow-scripts" src="/preview.html"></iframe>`
    document.body.append(around)
    await soon('window.origin + document.querySelectorAll("article").length').toBe('null1')
  })

  it('does nothing when it has an origin', async () => {
    const bare = document.createElement('iframe')
    bare.src = '/preview.html'
    await new Promise(resolve => {
      bare.addEventListener('load', resolve)
      document.body.append(bare)
    })
    bare.contentWindow!.postMessage({ html: '<p>текст</p>', stylesAddress: '', pictures: {}, noText: '' }, location.origin)
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(bare.contentDocument!.querySelector('article')!.textContent).toBe('')
  })

  it('follows the text, and is fed once per change', async () => {
    const { state } = show('<p>Раз</p>')
    await soon(text).toBe('Раз')
    await inside('window.fed = 0, addEventListener("message", () => { fed += 1 })')
    state.html = '<p>Два</p>'
    state.html = '<p>Три</p>'
    await soon(text).toBe('Три')
    expect(await inside('fed')).toBe(1)
  })

  it('is as high as the text, up to a limit, and shrinks with it', async () => {
    const { state, frame } = show('<p>строка</p>'.repeat(10))
    const paper = frame.parentElement!
    await expect.poll(() => paper.offsetHeight).toBeGreaterThan(200)
    state.html = '<p>строка</p>'.repeat(400)
    await expect.poll(() => paper.offsetHeight).toBe(720)
    state.html = '<p>строка</p>'
    await expect.poll(() => paper.offsetHeight).toBe(120)
  })

  it('says that there is nothing to show', async () => {
    const { host, state } = show('<p> </p>')
    expect(host.textContent).toContain('Смотреть пока не на что: описания нет')
    state.html = '<p>а</p>'
    await expect.poll(() => host.querySelector<HTMLElement>('.paper')!.offsetHeight).toBe(120)
  })

  it('says that a text is too long to be shown', async () => {
    const { host } = show(`<p>${'я'.repeat(300_000)}</p>`)
    await expect.poll(() => host.querySelector('.banner')?.textContent).toContain('КБ')
  })

  it('leads nowhere by its links', async () => {
    show('<p><a href="https://example.ru/">афиша</a></p>')
    await soon(text).toBe('афиша')
    const followed = await inside('new Promise(done => { addEventListener("click", event => done(!event.defaultPrevented)); document.querySelector("a").click() })')
    expect(followed).toBe(false)
    expect(await inside('document.querySelector("a").outerHTML')).toBe('<a href="https://example.ru/" rel="noopener noreferrer" target="_blank">афиша</a>')
  })

  it('closes by its button and by Escape', async () => {
    const { host, closed } = show('<p>а</p>')
    await userEvent.click(host.querySelector('[aria-label="Закрыть просмотр"]')!)
    await userEvent.keyboard('{Escape}')
    expect(closed()).toBe(2)
  })
})

describe('the screen', () => {
  it('is that of a computer, scaled down, or of a phone, and is remembered', async () => {
    const { host, frame } = show('<p>а</p>', {}, 642)
    await expect.poll(() => host.querySelector('.scale')?.textContent).toBe('Уменьшено до 50\u00A0%')
    await soon('innerWidth').toBe(1280)
    expect(frame.getBoundingClientRect().width).toBe(640)
    await userEvent.click(host.querySelector('[role=tab]:last-child')!)
    await expect.poll(() => host.querySelector('.scale')?.textContent).toBe('В натуральную величину')
    await soon('innerWidth').toBe(400)
    app!.unmount()
    expect(show('<p>а</p>').host.querySelector('[aria-selected=true]')?.textContent?.trim()).toBe('Телефон')
  })

  it('fits a narrow card, where it is a phone’s at first', async () => {
    await page.viewport(400, 800)
    const { host, frame } = show('<p>а</p>', {}, 302)
    await expect.poll(() => host.querySelector('.scale')?.textContent).toBe('Уменьшено до 75\u00A0%')
    expect(frame.getBoundingClientRect().width).toBe(300)
  })
})

describe('the look', () => {
  it('is the site’s own where its style sheet opens', async () => {
    const { host } = show('<p>а</p>', { stylesAddress: siteStyles })
    await soon('document.documentElement.className').toBe('')
    expect(await inside('getComputedStyle(document.querySelector("p")).marginBottom')).toBe('0px')
    expect(host.querySelector('.note')).toBeNull()
  })

  it.each([
    ['http://127.0.0.1:9/none.css', 'Таблица стилей сайта не открылась'],
    ['', 'Таблица стилей сайта не указана'],
    ['http://example.ru/plain.css', 'Таблица стилей сайта не указана'],
    ['javascript:alert(1)', 'Таблица стилей сайта не указана'],
  ])('is plain without one, and that is said: %j', async (stylesAddress, words) => {
    const { host } = show('<p>а</p>', { stylesAddress })
    await expect.poll(() => host.querySelector('.note')?.textContent).toContain(words)
    expect(await inside('document.documentElement.className')).toBe('plain')
  })
})

describe('pictures', () => {
  const html = '<p><img src="crm-file:15" alt="Дом Пашкова" width="400" height="200"> и <img src="crm-file:7-16" alt=""></p>'

  it.each(['image/png', 'application/octet-stream', ''])('of the deal are shown from their bytes, named %j', async type => {
    const file = await aPicture(40, 20, type)
    show(html, { pictures: async reference => reference === 'crm-file:15' ? file : null })
    await soon('document.querySelector("img")?.naturalWidth').toBe(40)
    expect(await inside('document.querySelector("img").src')).toMatch(/^blob:null\//)
    expect(await inside('document.querySelector(".picture-box").textContent')).toBe('Картинка')
  })

  it('that cannot be read are boxes with their texts, as large as they would be', async () => {
    show(html, { pictures: async reference => reference === 'crm-file:15' ? new Blob(['не картинка']) : Promise.reject(new Error('нет')) })
    await soon('[...document.querySelectorAll(".picture-box")].map(box => box.textContent).join()').toBe('Дом Пашкова,Картинка')
    expect(await inside('[document.querySelector(".picture-box").offsetWidth, document.querySelector(".picture-box").offsetHeight].join()')).toBe('400,200')
  })

  it('that come late are put in, the text does not wait', async () => {
    const file = await aPicture(40, 20)
    show(html, { pictures: () => new Promise(resolve => setTimeout(resolve, 1500, file)) })
    await soon('document.querySelectorAll(".picture-box").length').toBe(2)
    await soon('document.querySelectorAll("img").length').toBe(2)
  })

  it('are asked for again when another way to read them comes, and once only', async () => {
    const file = await aPicture(40, 20)
    const { state } = show(html)
    await soon('document.querySelectorAll(".picture-box").length').toBe(2)
    const asked: string[] = []
    state.pictures = async reference => {
      asked.push(reference)
      return file
    }
    await soon('document.querySelectorAll("img").length').toBe(2)
    state.html = `${html}<p>ещё</p>`
    await soon(text).toContain('ещё')
    expect(asked).toEqual(['crm-file:15', 'crm-file:7-16'])
    expect(await inside('document.querySelectorAll("img").length')).toBe(2)
  })
})

describe('guard: the preview', () => {
  it('gets no address of the portal with a token', async () => {
    const file = await aPicture(40, 20)
    show('<p>текст <img src="https://portal.example/file/?auth=secret" alt="а"> <a href="https://portal.example/?auth=secret">б</a> <img src="crm-file:15" alt=""></p>', { pictures: async () => file })
    await soon('document.querySelector("img")?.src.slice(0, 5)').toBe('blob:')
    expect(await inside('document.documentElement.outerHTML')).not.toContain('secret')
  })

  it('takes no text from another window', async () => {
    show('<p>Наш</p>')
    await soon(text).toBe('Наш')
    await inside('window.heard = 0, addEventListener("message", () => { heard += 1 })')
    fromAnotherWindow('for (const frame of parent.document.querySelectorAll("iframe[sandbox]")) frame.contentWindow.postMessage({ html: "<p>Чужой</p>", stylesAddress: "", pictures: {}, noText: "" }, "*")')
    await soon('heard').toBe(1)
    expect(await inside(text)).toBe('Наш')
  })

  it('believes no height from another window', async () => {
    const { frame } = show('<p>а</p>')
    const paper = frame.parentElement!
    await soon(text).toBe('а')
    await expect.poll(() => paper.offsetHeight).toBe(120)
    const heard = new Promise(resolve => addEventListener('message', ({ data }) => data?.height === 5000 && resolve(null)))
    fromAnotherWindow('parent.postMessage({ height: 5000, styles: "none" }, "*")')
    await heard
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(paper.offsetHeight).toBe(120)
  })

  it('runs nothing even of a text that nobody sanitised', async () => {
    const { frame } = show('<p>начало</p>')
    await soon(text).toBe('начало')
    await inside('window.ran = [], window.pwned = name => ran.push(name)')
    for (const [index, { html }] of hostileInputs.entries()) {
      // eslint-disable-next-line no-restricted-syntax -- the frame has no origin to name
      frame.contentWindow!.postMessage({ html: `${html}<p id="last">${index}</p>`, stylesAddress: '', pictures: {}, noText: '' }, '*')
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await inside('ran')).toEqual([])
    expect(await inside('location.pathname')).toBe('/preview.html')
  })
})
