import { createPinia } from 'pinia'
import type { App } from 'vue'
import { readEventMap } from '@/domain/eventMap'
import { browserJobs, rememberingPlans } from '@/services/copy/jobs'
import { connectPortal } from '@/services/portal/sdkPortal'
import { browserPlans } from '@/services/portal/writes/creationPlan'
import { browserLock } from '@/services/portal/writes/lock'
import { copyServices } from '@/stores/copy'
import { pageServices } from '@/stores/portal'
import { openPage } from '../shared/openPage'
import CopyToEvents from './CopyToEvents.vue'

void openPage(CopyToEvents, connectPortal, portal => [
  (app: App) => app.provide(pageServices, { portal }).provide(copyServices, {
    jobs: browserJobs(portal.origin),
    plans: rememberingPlans(browserPlans(portal.origin)),
    lock: browserLock,
    afterCreation: async (ids, userId) => {
      const map = readEventMap(portal.session.appOptions)
      if (map !== null)
        await (await import('../shared/tellSite')).tellSiteOfEvents(portal, map, userId, ids)
    },
  }),
  createPinia(),
])
