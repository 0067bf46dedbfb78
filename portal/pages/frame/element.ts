import type { FrameOpening } from '../../src/ui/contract.ts'

/** The frame's elements in the document. */
export interface FrameElements { layout: HTMLDivElement, iframe: HTMLIFrameElement }

function hiddenForm(opening: FrameOpening): HTMLFormElement {
  const form = document.createElement('form')
  form.method = 'POST'
  form.action = opening.action
  form.target = opening.frameName
  form.hidden = true
  for (const [name, value] of Object.entries(opening.fields)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  return form
}

/**
 * Puts the wrapper and the iframe into the document and opens the handler in it: a POST of the form, or a GET for
 * static hosts. The name must be set before the first load, since it is all the application reads.
 */
export function openFrame(container: HTMLElement, opening: FrameOpening, title: string): FrameElements {
  const layout = document.createElement('div')
  layout.id = `appframe_layout_${opening.sid}`
  layout.className = 'app-layout'
  const iframe = document.createElement('iframe')
  iframe.id = `appframe_${opening.sid}`
  iframe.name = opening.frameName
  iframe.title = title
  iframe.allow = 'geolocation *; microphone *; camera *; autoplay *;'
  layout.append(iframe)
  container.append(layout)
  if (opening.method === 'get') {
    iframe.src = opening.action
    return { layout, iframe }
  }
  const form = hiddenForm(opening)
  container.prepend(form)
  form.submit()
  return { layout, iframe }
}
