import { computed, shallowRef } from 'vue'
import type { AccessChoice, ProductChoice, Reference, UserBrief } from '../../src/ui/contract.ts'

/** A question to the person; answered once, null when the dialog is closed. */
export type Dialog
  = { kind: 'users', multiple: boolean, answer: (users: UserBrief[] | null) => void }
    | { kind: 'access', blocked: string[], answer: (choices: AccessChoice[] | null) => void }
    | { kind: 'records', entityTypes: number[], multiple: boolean, chosen: string[], answer: (records: Reference[] | null) => void }
    | { kind: 'products', currency: string, answer: (products: ProductChoice[] | null) => void }

export const dialog = shallowRef<Dialog | null>(null)
export const isDialogOpen = computed(() => dialog.value !== null)

/** Text of the small panel of calls and chats, with the address of the chat where there is a page; null when it is closed. */
export const messenger = shallowRef<{ title: string, text: string, path?: string } | null>(null)

function ask<T>(build: (answer: (value: T | null) => void) => Dialog): Promise<T | null> {
  return new Promise(resolve => {
    dialog.value = build(value => {
      dialog.value = null
      resolve(value)
    })
  })
}

export function askUsers(multiple: boolean): Promise<UserBrief[] | null> {
  return ask(answer => ({ kind: 'users', multiple, answer }))
}

export function askAccess(blocked: string[]): Promise<AccessChoice[] | null> {
  return ask(answer => ({ kind: 'access', blocked, answer }))
}

/** `chosen` holds `<type id>:<id>`. */
export function askRecords(entityTypes: number[], multiple: boolean, chosen: string[]): Promise<Reference[] | null> {
  return ask(answer => ({ kind: 'records', entityTypes, multiple, chosen, answer }))
}

/** Prices come in `currency`. */
export function askProducts(currency: string): Promise<ProductChoice[] | null> {
  return ask(answer => ({ kind: 'products', currency, answer }))
}
