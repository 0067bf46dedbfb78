import { setPageLocale } from '@/locales'
import { showView, startPage } from '@/main'
import { openLightFrame, resizeFrame } from '@/services/portal/lightFrame'
import PlainNotice from '../shared/PlainNotice.vue'
import DescriptionFieldView from './DescriptionFieldView.vue'
import { readFieldStart } from './fieldStart'

/** Shows the field by its mode; the editor and the SDK load for edit mode only. */
async function open(): Promise<void> {
  startPage()
  const frame = openLightFrame()
  if (frame === null)
    return void showView(PlainNotice, { kind: 'outside-portal' })
  const start = await readFieldStart(frame)
  if (start === null)
    return void showView(PlainNotice, { kind: 'unreachable' })
  setPageLocale(start.locale)
  const resize = (heightPx: number) => resizeFrame(frame, heightPx)
  if (start.mode === 'view')
    return void showView(DescriptionFieldView, { start, origin: frame.origin, resize })
  const { default: DescriptionFieldEdit } = await import('./DescriptionFieldEdit.vue')
  showView(DescriptionFieldEdit, { start, resize })
}

// A part of the page that cannot be loaded is a lost connection too.
open().catch(() => showView(PlainNotice, { kind: 'unreachable' }))
