import type { B24Frame } from '@bitrix24/b24jssdk'
import { asId, asList, asRecord, asText } from './decode'
import { ownPageOption } from './ownPage'
import { withTimeout } from './sharedRefresh'
import type { PortalFrame } from './types'

/** How long we wait for the portal to reload itself after the installation. */
const reloadMs = 3000

/**
 * Commands of the card's parent page. The SDK resolves "safe" commands by itself after 900 ms with a mark; that mark is
 * silence, not success.
 */
export function sdkFrame(frame: B24Frame): PortalFrame {
  return {
    resize(heightPx) {
      void frame.parent.resizeWindow(Math.max(1, document.documentElement.clientWidth), Math.max(1, Math.ceil(heightPx)))
    },

    async setFieldValue(value) {
      return !isSilence(await frame.placement.setValue(value))
    },

    async getFieldValue() {
      const answer: unknown = await frame.placement.call('getValue')
      return isSilence(answer) ? null : asText(Array.isArray(answer) ? answer[0] : answer)
    },

    async reloadCard() {
      await frame.placement.call('reloadData')
    },

    async setAppOption(name, value) {
      return !isSilence(await frame.parent.message.send('setAppOption', { name, value, isSafely: true }))
    },

    async finishInstall() {
      // The portal reloads its page instead of an answer; should it not, the page goes on by itself.
      await withTimeout(frame.installFinish(), reloadMs).catch(() => undefined)
    },

    async openPath(path) {
      await frame.slider.openPath(frame.slider.getUrl(path))
    },

    async selectEmployee() {
      const { id, name } = asRecord(await frame.dialog.selectUser())
      return chosen(id, name)
    },

    async selectContact() {
      const { contact } = asRecord(await frame.dialog.selectCRM({ entityType: ['contact'], multiple: false }))
      const { id, title } = asRecord(asList(contact)[0])
      return chosen(asText(id).replace(/^C_/, ''), title)
    },

    async openOwnPage(page, options, title) {
      await frame.slider.openSliderAppPage({ ...options, [ownPageOption]: page, bx24_title: title })
    },

    async close() {
      // Nobody is left to hear the answer.
      void frame.slider.closeSliderAppPage()
    },
  }
}

function chosen(id: unknown, name: unknown): { id: number, name: string } | null {
  const known = asId(id)
  return known === null ? null : { id: known, name: asText(name) }
}

function isSilence(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'isSafely' in answer
}
