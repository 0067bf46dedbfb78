import { createPinia } from 'pinia'
import type { App } from 'vue'
import { connectPortal } from '@/services/portal/sdkPortal'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import DealSale from './DealSale.vue'

void openPage(DealSale, connectPortal, portal => [
  (app: App) => app.provide(pageServices, { portal }),
  createPinia(),
])
