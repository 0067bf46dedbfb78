import { createPinia } from 'pinia'
import type { App } from 'vue'
import { createDrafts } from '@/services/drafts'
import { connectEarly } from '@/services/portal/earlyPortal'
import { pageDrafts } from '@/stores/drafts'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import AnnouncementTab from './AnnouncementTab.vue'

void openPage(AnnouncementTab, connectEarly, portal => [
  (app: App) => app.provide(pageServices, { portal }).provide(pageDrafts, createDrafts()),
  createPinia(),
])
