import { defineAsyncComponent } from 'vue'
import type { AsyncComponentLoader, Component } from 'vue'

const loaders: readonly (readonly [string, AsyncComponentLoader])[] = [
  ['trips.productMap', () => import('./productMap/ProductMapEditor.vue')],
  ['trips.rewards', () => import('./RewardsEditor.vue')],
  ['trips.shareRules', () => import('./ShareRulesEditor.vue')],
  ['store.hours.daysOff', () => import('./DaysOffEditor.vue')],
  ...['operator', 'cashier', 'seller', 'storeAdministrators'].map(role => [`store.roles.${role}`, () => import('./PeopleEditor.vue')] as const),
]

/**
 * Settings that are typed more easily in a form of their own than as text, by `<solution>.<role>`. A form takes the `line`
 * of its setting and emits `type` with the text that the plain field would hold. It is loaded when it is shown.
 */
export const editors: ReadonlyMap<string, Component> = new Map(loaders.map(([key, load]) => [key, defineAsyncComponent(load)]))
