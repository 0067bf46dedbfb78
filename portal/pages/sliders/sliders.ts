import { shallowRef } from 'vue'
import { isInSlider } from '../app/session.ts'
import type { SliderSettings } from '../frame/sliderOptions.ts'
import type { FrameRequest } from '../../src/ui/contract.ts'

export interface Slider {
  id: number
  title: string
  settings: SliderSettings
  /** An application's frame, or a page of the portal. */
  content: { kind: 'app', appId: number, request: FrameRequest, isApplicationSlider: boolean, reload?: () => Promise<void> } | { kind: 'page', path: string }
  /** Called when it is gone. */
  onClose: () => void
}

export const PLAIN_SETTINGS: SliderSettings = { width: null, leftBoundary: null, title: null, label: null }

/** Open sliders, the top one last. */
export const sliders = shallowRef<Slider[]>([])
let lastId = 0

/** Opens a slider over the page; the promise ends when it is closed. */
export function openSlider(slider: Omit<Slider, 'id' | 'onClose'>): Promise<void> {
  return new Promise(resolve => {
    sliders.value = [...sliders.value, { ...slider, id: ++lastId, onClose: resolve }]
  })
}

/** Closes a slider and all above it; their frames die at once. */
export function closeSlider(id: number): void {
  const index = sliders.value.findIndex(slider => slider.id === id)
  const gone = index < 0 ? [] : sliders.value.slice(index)
  sliders.value = sliders.value.filter(slider => !gone.includes(slider))
  for (const slider of gone.reverse())
    slider.onClose()
}

/** Text with which a page of the portal asks the page around it to close its slider. */
export const CLOSE_MESSAGE = 'portal:close-slider'

/** Closes the slider this page stands in, when nothing lies over it. */
export function closeOwnSlider(): boolean {
  if (!isInSlider || sliders.value.length > 0)
    return false
  window.parent.postMessage(CLOSE_MESSAGE, location.origin)
  return true
}

/** Closes the top slider when it shows this application. */
export function closeTopSlider(appId: number): boolean {
  const top = sliders.value.at(-1)
  if (top?.content.kind === 'app' && top.content.appId === appId) {
    closeSlider(top.id)
    return true
  }
  return false
}
