import { createPinia } from 'pinia'
import type { App } from 'vue'
import { askedPage } from '@/services/portal/ownPage'
import { connectPortal } from '@/services/portal/sdkPortal'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import HomeView from './HomeView.vue'

/** A page of ours that was asked for by name is opened in place of this one; the frame's name, and with it the handshake, stays. */
async function connectOrLeave() {
  const portal = await connectPortal()
  const page = askedPage(portal.session.placement)
  if (page !== null) {
    window.location.replace(`${page}.html${window.location.search}`)
    return new Promise<never>(() => {})
  }
  return portal
}

void openPage(HomeView, connectOrLeave, portal => [
  (app: App) => app.provide(pageServices, { portal }),
  createPinia(),
])
