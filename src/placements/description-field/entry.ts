import { PortalError } from '@/domain/portalError'
import { setPageLocale } from '@/locales'
import { showView, startPage } from '@/main'
import { openLightFrame, resizeFrame } from '@/services/portal/lightFrame'
import OutsideNotice from '../shared/OutsideNotice.vue'
import DescriptionFieldView from './DescriptionFieldView.vue'
import { readFieldStart } from './fieldStart'

async function open(): Promise<void> {
  startPage()
  const frame = openLightFrame()
  if (frame === null)
    return void showView(OutsideNotice, { error: new PortalError('outside-portal', 'The page was not opened by a portal.') })
  const start = await readFieldStart(frame)
  if (start === null)
    return void showView(OutsideNotice, { error: new PortalError('unreachable', 'The portal did not answer the first message.') })
  setPageLocale(start.locale)
  const resize = (heightPx: number) => resizeFrame(frame, heightPx)
  if (start.mode === 'view')
    return void showView(DescriptionFieldView, { start, origin: frame.origin, resize })
  const { default: DescriptionFieldEdit } = await import('./DescriptionFieldEdit.vue')
  showView(DescriptionFieldEdit, { start, resize })
}

open().catch((error: unknown) => {
  showView(OutsideNotice, { error: new PortalError('unreachable', 'A part of the page could not be loaded.', { cause: error }) })
})
