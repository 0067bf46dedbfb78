import { setPageLocale } from '@/locales'
import { showView, startPage } from '@/main'
import * as m from '@/paraglide/messages.js'
import { openLightFrame, resizeFrame } from '@/services/portal/lightFrame'
import DescriptionFieldView from './DescriptionFieldView.vue'
import { readFieldStart } from '../shared/fieldStart'

/** Shows the field by its mode; what hardly anybody sees, the editor and the SDK are loaded when they are needed. */
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
  if (start.mode === 'view')
    return void showView(DescriptionFieldView, { start, origin: frame.origin, resize })
  const { default: DescriptionFieldEdit } = await import('./DescriptionFieldEdit.vue')
  showView(DescriptionFieldEdit, { start, resize })
}

async function showNotice(kind: 'outside-portal' | 'unreachable'): Promise<void> {
  const { default: PlainNotice } = await import('../shared/PlainNotice.vue')
  showView(PlainNotice, { kind })
}

open().catch(() => {
  // A part of the page could not be loaded, so nothing more can be.
  document.body.textContent = `${m.portal_error_unreachable_title()}. ${m.portal_error_unreachable_advice()}`
})
