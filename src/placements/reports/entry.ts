import { createPinia } from 'pinia'
import type { App } from 'vue'
import { connectEarly } from '@/services/portal/earlyPortal'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import ReportsPage from './ReportsPage.vue'

void openPage(ReportsPage, connectEarly, portal => [
  (app: App) => app.provide(pageServices, { portal }),
  createPinia(),
])
