import type { Component, Plugin } from 'vue'
import { PortalError } from '@/domain/portalError'
import { setPageLocale } from '@/locales'
import { showView, startPage } from '@/main'
import type { Portal } from '@/services/portal/types'
import PageSkeleton from './PageSkeleton.vue'

/**
 * Opens a page that needs the portal: a skeleton while it answers, the view when it did, a plain message when it did not.
 *
 * @param view Gets the connected portal as `portal`.
 * @param connect How the page talks to the portal.
 * @param plugins Made for the portal.
 * @param props What the view gets beside it.
 */
export async function openPage(view: Component, connect: () => Promise<Portal>, plugins: (portal: Portal) => Plugin[] = () => [], props: Record<string, unknown> = {}): Promise<void> {
  startPage()
  showView(PageSkeleton)
  try {
    const portal = await connect()
    setPageLocale(portal.session.locale)
    showView(view, { ...props, portal }, plugins(portal))
  }
  catch (error) {
    if (!(error instanceof PortalError))
      throw error
    const { default: OutsideNotice } = await import('./OutsideNotice.vue')
    showView(OutsideNotice, { error })
  }
}
