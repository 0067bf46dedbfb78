import { setPageLocale } from '@/locales'
import { showView, startPage } from '@/main'
import * as m from '@/paraglide/messages.js'
import { openLightFrame, resizeFrame } from '@/services/portal/lightFrame'
import { readFieldStart } from '../shared/fieldStart'
import ImageFieldView from './ImageFieldView.vue'

/** Shows the announcement's picture in a card's field; what changes it is loaded when it is needed. */
async function open(): Promise<void> {
  startPage()
  const frame = openLightFrame()
  if (frame === null)
    return showNotice('outside-portal')
  const start = await readFieldStart(frame)
  if (start === null)
    return showNotice('unreachable')
  setPageLocale(start.locale)
  const resize = (heightPx: number) => resizeFrame(frame, heightPx)
  const isWaiting = start.value !== '' && start.entityId > 0
  // Without rights to the application nothing could be sent.
  if (start.accessToken === '' || (start.mode === 'view' && !isWaiting))
    return void showView(ImageFieldView, { start, origin: frame.origin, resize })
  const { openEdit } = await import('./openEdit')
  await openEdit(start)
}

async function showNotice(kind: 'outside-portal' | 'unreachable'): Promise<void> {
  const { default: PlainNotice } = await import('../shared/PlainNotice.vue')
  showView(PlainNotice, { kind })
}

open().catch(() => {
  // A part of the page could not be loaded, so nothing more can be.
  document.body.textContent = `${m.portal_error_unreachable_title()}. ${m.portal_error_unreachable_advice()}`
})
