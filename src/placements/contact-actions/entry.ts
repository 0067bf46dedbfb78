import { createPinia } from 'pinia'
import type { App } from 'vue'
import { connectEarly } from '@/services/portal/earlyPortal'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import ContactActions from './ContactActions.vue'

void openPage(ContactActions, connectEarly, portal => [
  (app: App) => app.provide(pageServices, { portal }),
  createPinia(),
])
