import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import type { Portal } from '@/services/portal/types'
import { checkSetup } from '@/services/setup/check'
import type { SetupState } from '@/services/setup/check'
import { install } from '@/services/setup/install'
import { setupParts } from '@/services/setup/parts'
import type { SetupStep } from '@/services/setup/parts'
import { appAddress } from '@/services/setup/appAddress'

/** Reads and repairs the portal's setup for one screen. */
export function useSetup(portal: Portal) {
  const state = shallowRef<SetupState | null>(null)
  const steps = shallowRef<SetupStep[]>([])
  const error = shallowRef<PortalError | null>(null)
  const isBusy = shallowRef(false)
  const isReady = shallowRef(false)
  const awaitsFinish = shallowRef(false)
  const failedSteps = computed(() => steps.value.filter(step => step.state === 'failed'))

  async function attempt(work: () => Promise<void>) {
    if (isBusy.value)
      return
    isBusy.value = true
    error.value = null
    try {
      await work()
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause // A bug: the page's handler reports it.
      error.value = cause
    }
    finally {
      isBusy.value = false
    }
  }

  const check = () => attempt(async () => {
    state.value = await checkSetup(portal, appAddress())
    isReady.value = setupParts.every(part => state.value?.parts[part] === 'present')
  })

  const run = () => attempt(async () => {
    steps.value = []
    isReady.value = false
    const result = await install(portal, {
      appOrigin: appAddress(),
      locale: portal.session.locale,
      onStep: step => { steps.value = [...steps.value, step] },
    })
    steps.value = result.steps
    isReady.value = result.isReady
    awaitsFinish.value = result.awaitsFinish
  })

  return { state, steps, error, isBusy, isReady, awaitsFinish, failedSteps, check, run }
}
