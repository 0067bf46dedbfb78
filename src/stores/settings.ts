import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { SettingPlan, SettingValue, SolutionName } from '@/domain/blueprint/types'
import { checkSetting, isSameValue, rawOf, usableValue } from '@/domain/settings/checkSetting'
import type { RawSetting, SettingProblem } from '@/domain/settings/checkSetting'
import { noSettings, settingOf } from '@/domain/settings/keptSettings'
import type { KeptSettings } from '@/domain/settings/keptSettings'
import { wantedBlueprints } from '@/services/setup/planSetup'
import { readSettings, saveSettings } from '@/services/setup/settings'
import { keepSettingsDraft, keptSettingsDraft } from '@/services/setup/settingsDraft'
import { useAttempt } from './attempt'
import { usePageServices } from './portal'
import { useSetupStore } from './setup'

/** A setting with what the portal keeps and what a person has typed. */
export interface SettingLine {
  /** `store.couponLifeDays` */
  key: string
  solution: SolutionName
  plan: SettingPlan
  raw: RawSetting
  /** Not as the portal keeps it. */
  isChanged: boolean
  /** Not the default, once saved. */
  isOwn: boolean
  problem: SettingProblem | null
  /** What a colleague has saved meanwhile. */
  theirs?: SettingValue
}

/** Choices of this portal within the solutions; saved together, differences from the defaults only. */
export const useSettingsStore = defineStore('settings', () => {
  const { portal } = usePageServices()
  const setup = useSetupStore()
  const { locale } = portal.session
  const { isBusy, error, attempt } = useAttempt()

  const kept = shallowRef<ReadonlyMap<SolutionName, KeptSettings>>(new Map())
  const isRead = shallowRef(false)
  /** Whether the last save went through. */
  const isSaved = shallowRef(false)
  const typed = shallowRef<ReadonlyMap<string, RawSetting>>(keptSettingsDraft(portal.origin))
  const theirs = shallowRef<ReadonlyMap<string, SettingValue>>(new Map())

  const blueprints = computed(() => wantedBlueprints(new Set([...setup.present, ...setup.wish.solutions])).filter(({ settings }) => settings.length > 0))
  const lines = computed(() => blueprints.value.flatMap(({ solution, settings }) => settings.map(plan => lineOf(solution, plan))))
  const changed = computed(() => lines.value.filter(({ isChanged }) => isChanged))
  const wrong = computed(() => changed.value.filter(({ problem }) => problem !== null))
  const disputed = computed(() => changed.value.filter(line => line.theirs !== undefined))

  watch(typed, value => keepSettingsDraft(portal.origin, value))

  const keyOf = (solution: SolutionName, { role }: SettingPlan) => `${solution}.${role}`
  const keptOf = (solution: SolutionName) => kept.value.get(solution) ?? noSettings

  function lineOf(solution: SolutionName, plan: SettingPlan): SettingLine {
    const key = keyOf(solution, plan)
    const now = settingOf(plan, keptOf(solution))
    const raw = typed.value.get(key) ?? rawOf(now, locale)
    const checked = checkSetting(plan, raw)
    const value = checked.kind === 'right' ? checked.value : null
    return {
      key,
      solution,
      plan,
      raw,
      isChanged: value === null || !isSameValue(value, now),
      isOwn: value === null || !isSameValue(value, plan.default),
      problem: checked.kind === 'wrong' ? checked.problem : null,
      ...(theirs.value.has(key) ? { theirs: theirs.value.get(key)! } : {}),
    }
  }

  const read = () => attempt(async () => {
    kept.value = await readSettings(portal, blueprints.value.map(({ solution, settings }) => ({ solution, plans: settings })))
    isRead.value = true
  })

  function type(key: string, raw: RawSetting) {
    isSaved.value = false
    typed.value = new Map([...typed.value, [key, raw]])
  }

  function forget(keys: readonly string[]) {
    const left = new Map(typed.value)
    const disputes = new Map(theirs.value)
    keys.forEach(key => {
      left.delete(key)
      disputes.delete(key)
    })
    typed.value = left
    theirs.value = disputes
  }

  /** Back to what the portal keeps. */
  const discard = () => forget([...typed.value.keys()])

  /** Mine stays although a colleague has saved another value: the next save writes it. */
  function keepMine(key: string) {
    const left = new Map(theirs.value)
    left.delete(key)
    theirs.value = left
  }

  const save = () => attempt(async () => {
    isSaved.value = false
    for (const { solution, settings } of blueprints.value) {
      const mine = changed.value.filter(line => line.solution === solution)
      if (mine.length > 0 && !await saveSolution(solution, settings, mine))
        return
    }
    isSaved.value = changed.value.length === 0
  })

  /** @returns False when it did not get there. */
  async function saveSolution(solution: SolutionName, plans: readonly SettingPlan[], mine: readonly SettingLine[]): Promise<boolean> {
    const values = mine.flatMap(({ plan, raw }) => {
      const checked = checkSetting(plan, raw)
      return checked.kind === 'right' ? [[plan.role, checked.value] as const] : []
    })
    const outcome = await saveSettings(portal, { solution, plans }, keptOf(solution), Object.fromEntries(values), crypto.randomUUID())
    if ('error' in outcome) {
      error.value = outcome.error
      return false
    }
    kept.value = new Map([...kept.value, [solution, outcome.kept]])
    if (outcome.kind === 'saved')
      forget(mine.map(({ key }) => key))
    else
      theirs.value = new Map([...theirs.value, ...outcome.conflicts.map(({ role, theirs: value }) => [`${solution}.${role}`, value] as const)])
    return true
  }

  /** What differs from the defaults, by solution, for a file. */
  function exported(): Record<string, Record<string, SettingValue>> {
    return Object.fromEntries([...kept.value].filter(([, { values }]) => Object.keys(values).length > 0).map(([solution, { values }]) => [solution, { ...values }]))
  }

  /** Takes values of a file as if they had been typed. @returns How many differ from what is here */
  function take(values: Readonly<Record<string, unknown>>): number {
    const found = blueprints.value.flatMap(({ solution, settings }) => settings.flatMap(plan => {
      const value = (values[solution] as Record<string, unknown> | undefined)?.[plan.role]
      return value === undefined ? [] : [[keyOf(solution, plan), rawOf(usableValue(plan, value), locale)] as const]
    }))
    typed.value = new Map([...typed.value, ...found])
    return changed.value.filter(({ key }) => found.some(([taken]) => taken === key)).length
  }

  return { lines, changed, wrong, disputed, isRead, isBusy, isSaved, error, read, type, forget, discard, keepMine, save, exported, take }
})
