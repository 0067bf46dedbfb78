import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import type { Portal } from '@/services/portal/types'
import type { Clock } from '@/services/portal/writes/lookUp'

/** What a page's stores work with; provided when the page is mounted, replaced in tests. */
export interface PageServices {
  portal: Portal
  /** This device's by default. */
  clock?: Pick<Clock, 'wait'>
  /** Folder in which the application lives; where this page is by default. */
  appOrigin?: string
}

export const pageServices: InjectionKey<PageServices> = Symbol('page services')

/** @throws {Error} when the page did not provide them. */
export function usePageServices(): PageServices {
  const services = inject(pageServices)
  if (services === undefined)
    throw new Error('The page provides no portal.')
  return services
}
