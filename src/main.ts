import '@/styles/tokens.css'
import '@/styles/base.css'
import { createApp } from 'vue'
import type { App, Component, Plugin } from 'vue'
import { setPageLocale } from '@/locales'
import { logError } from '@/services/portal/logger'

let mounted: App | null = null

/**
 * What every page does before it shows anything: language and theme, and nobody's error goes unseen.
 *
 * @param locale The portal's language is not known yet: the browser's decides until then.
 */
export function startPage(locale: 'ru' | 'en' = navigator.language.startsWith('en') ? 'en' : 'ru'): void {
  setPageLocale(locale)
  // A frame is not told the portal's theme: light until the person chooses.
  document.documentElement.dataset.theme = 'light'
  window.addEventListener('error', ({ error }) => {
    // Without an error it is only a notice, such as an observer that has to wait for the next frame.
    if (error)
      logError('Uncaught error', { kind: nameOf(error) })
  })
  window.addEventListener('unhandledrejection', event => logError('Unhandled rejection', { kind: nameOf(event.reason) }))
}

/**
 * Shows a view in place of the one before.
 *
 * @param props The view's props and `on…` listeners.
 * @param plugins Installed before it is mounted.
 */
export function showView(view: Component, props: Record<string, unknown> = {}, plugins: Plugin[] = []): App {
  mounted?.unmount()
  const app = createApp(view, props)
  app.config.errorHandler = error => logError('Error in a view', { kind: nameOf(error) })
  for (const plugin of plugins)
    app.use(plugin)
  app.mount('#app')
  mounted = app
  return app
}

/** Only the error's class: its text may hold what a person typed. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
