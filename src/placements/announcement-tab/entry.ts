import { createPinia } from 'pinia'
import type { App } from 'vue'
import { createDrafts } from '@/services/drafts'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import AnnouncementTab from './AnnouncementTab.vue'

void openPage(AnnouncementTab, portal => [
  (app: App) => app.provide(pageServices, { portal, drafts: createDrafts() }),
  createPinia(),
])
