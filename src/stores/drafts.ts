import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import type { Drafts } from '@/services/drafts'

/** Where a page that is typed in keeps its texts. */
export const pageDrafts: InjectionKey<Drafts> = Symbol('page drafts')

/** @throws {Error} when the page did not provide them. */
export function useDrafts(): Drafts {
  const drafts = inject(pageDrafts)
  if (drafts === undefined)
    throw new Error('The page provides no drafts.')
  return drafts
}
