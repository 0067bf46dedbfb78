import type { EditorView } from '@tiptap/pm/view'
import * as m from '@/paraglide/messages.js'

const leastPx = 40
const stepPx = 20

/** Pixels between the smallest picture and the width of its line. */
function within(width: number, frame: HTMLElement): number {
  const line = frame.parentElement?.clientWidth ?? width
  return Math.round(Math.min(Math.max(width, leastPx), Math.max(line, leastPx)))
}

/**
 * Gives the chosen picture a handle, and the keys Ctrl+Shift+«.» and «,»: they change its width, the height follows.
 *
 * @returns Takes both away.
 */
export function resizable(frame: HTMLElement, view: EditorView, placeOf: () => number | undefined): () => void {
  const picture = frame.querySelector('img')
  if (picture === null || !view.editable)
    return () => {}
  const handle = document.createElement('span')
  handle.className = 'picture-handle'
  handle.title = m.editor_picture_resize()
  frame.append(handle)
  let grabbed: { x: number, width: number } | null = null

  function keep(width: number) {
    const place = placeOf()
    const node = place === undefined ? null : view.state.doc.nodeAt(place)
    if (place !== undefined && node !== null)
      view.dispatch(view.state.tr.setNodeAttribute(place, 'width', String(within(width, frame))).setNodeAttribute(place, 'height', null))
  }

  handle.addEventListener('pointerdown', event => {
    event.preventDefault()
    event.stopPropagation()
    handle.setPointerCapture(event.pointerId)
    grabbed = { x: event.clientX, width: picture.getBoundingClientRect().width }
  })
  handle.addEventListener('pointermove', event => {
    if (grabbed !== null)
      picture.style.width = `${within(grabbed.width + event.clientX - grabbed.x, frame)}px`
  })
  handle.addEventListener('pointerup', event => {
    if (grabbed === null)
      return
    const width = grabbed.width + event.clientX - grabbed.x
    grabbed = null
    keep(width)
  })

  function byKey(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || !['Period', 'Comma'].includes(event.code))
      return
    event.preventDefault()
    event.stopPropagation()
    keep(picture!.getBoundingClientRect().width + (event.code === 'Period' ? stepPx : -stepPx))
  }
  view.dom.addEventListener('keydown', byKey, true)

  return () => {
    handle.remove()
    view.dom.removeEventListener('keydown', byKey, true)
  }
}
