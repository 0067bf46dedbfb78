import { createPinia } from 'pinia'
import type { App } from 'vue'
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
    afterCreation: async () => {},
  }),
  createPinia(),
])
