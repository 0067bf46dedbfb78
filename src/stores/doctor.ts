import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { appAddress } from '@/services/setup/appAddress'
import { refusalsOf } from '@/services/setup/apply/log'
import { examineSetup } from '@/services/setup/doctor/examineSetup'
import type { ExaminedSetup } from '@/services/setup/doctor/examineSetup'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'
import { useSetupStore } from './setup'

/** What is in order on this portal, and what is not. */
export const useDoctorStore = defineStore('doctor', () => {
  const { portal, appOrigin = appAddress() } = usePageServices()
  const setup = useSetupStore()
  const { isBusy, error, attempt } = useAttempt()

  const examined = shallowRef<ExaminedSetup | null>(null)
  /** When that was, by this device's clock. */
  const at = shallowRef<Date | null>(null)

  const findings = computed(() => examined.value?.findings ?? [])
  const errors = computed(() => findings.value.filter(({ severity }) => severity === 'error'))
  const warnings = computed(() => findings.value.filter(({ severity }) => severity === 'warning'))
  const passed = computed(() => findings.value.filter(({ severity }) => severity === 'good'))

  const examine = () => attempt(async () => {
    examined.value = await examineSetup(portal, { solutions: setup.present, locale: portal.session.locale, appOrigin, now: () => Date.now(), refusals: refusalsOf(setup.log) })
    at.value = new Date()
  })

  return { examined, at, error, isBusy, findings, errors, warnings, passed, examine }
})
