import { afterEach, beforeEach, expect, it } from 'vitest'
import { commands } from 'vitest/browser'
import { createApp, h, shallowReactive } from 'vue'
import type { App } from 'vue'
import SitePreview from './SitePreview.vue'
import { siteDefaults } from '@/domain/settings/siteProfile'

let app: App | null = null

/** The preview lies beside the real page. */
beforeEach(() => {
  const base = document.createElement('base')
  base.href = '/'
  document.head.append(base)
})

afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
  document.querySelector('base')?.remove()
})

const html = '<p><img src="crm-file:15" alt="а"><img src="crm-file:7-16" alt="б"><img src="crm-file:17" alt="в"></p>'
const soon = (expression: string) => expect.poll(() => commands.insidePreview(expression).catch(() => null), { timeout: 10_000 })

it('guard: the pictures come as bytes, and their addresses with the token stay outside', async () => {
  const picture = `${location.origin}/docs/pictures/check.png?auth=secret`
  const props = shallowReactive<{ addresses: ReadonlyMap<number, string> | null }>({ addresses: null })
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp({ render: () => h(SitePreview, { html, profile: siteDefaults, ...props }) })
  app.mount(host)
  await soon('document.querySelectorAll(".picture-box").length').toBe(3)
  props.addresses = new Map([[15, picture], [16, picture], [17, 'http://127.0.0.1:9/none.png?auth=secret']])
  await soon('[...document.querySelectorAll("img")].filter(image => image.naturalWidth > 0).length').toBe(2)
  await soon('document.querySelector(".picture-box").textContent').toBe('в')
  expect(await commands.insidePreview('document.documentElement.outerHTML')).not.toContain('secret')
})
