import { createPinia } from 'pinia'
import type { App } from 'vue'
import { connectEarly } from '@/services/portal/earlyPortal'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import LeadActions from './LeadActions.vue'

void openPage(LeadActions, connectEarly, portal => [
  (app: App) => app.provide(pageServices, { portal }),
  createPinia(),
])
