import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { PortalError } from '@/domain/portalError'
import { appAddress } from '@/services/setup/appAddress'
import { refusalsOf } from '@/services/setup/apply/log'
import { examineSetup } from '@/services/setup/doctor/examineSetup'
import type { ExaminedSetup } from '@/services/setup/doctor/examineSetup'
import { usePageServices } from './portal'
import { useSetupStore } from './setup'

/** What is in order on this portal, and what is not. */
export const useDoctorStore = defineStore('doctor', () => {
  const { portal, appOrigin = appAddress() } = usePageServices()
  const setup = useSetupStore()

  const examined = shallowRef<ExaminedSetup | null>(null)
  /** When that was, by this device's clock. */
  const at = shallowRef<Date | null>(null)
  const error = shallowRef<PortalError | null>(null)
  const isBusy = shallowRef(false)

  const findings = computed(() => examined.value?.findings ?? [])
  const errors = computed(() => findings.value.filter(({ severity }) => severity === 'error'))
  const warnings = computed(() => findings.value.filter(({ severity }) => severity === 'warning'))
  const passed = computed(() => findings.value.filter(({ severity }) => severity === 'good'))

  async function examine() {
    if (isBusy.value)
      return
    isBusy.value = true
    error.value = null
    try {
      examined.value = await examineSetup(portal, { solutions: setup.present, locale: portal.session.locale, appOrigin, now: () => Date.now(), refusals: refusalsOf(setup.log) })
      at.value = new Date()
    }
    catch (cause) {
      if (!(cause instanceof PortalError))
        throw cause
      error.value = cause
    }
    finally {
      isBusy.value = false
    }
  }

  return { examined, at, error, isBusy, findings, errors, warnings, passed, examine }
})
