type Listening = Pick<Window, 'addEventListener' | 'removeEventListener' | 'parent'>

/**
 * Drops every message that the portal's page did not send, before any other listener sees it. The SDK looks at the
 * origin only, and cannot read what is not text.
 *
 * Call it before the SDK starts to listen.
 *
 * @param origin The portal's, from the frame's name.
 * @returns Takes the guard away.
 */
export function guardMessages(origin: string, guarded: Listening = window): () => void {
  const guard = (event: MessageEvent) => {
    if (event.source !== guarded.parent || event.origin !== origin || typeof event.data !== 'string')
      event.stopImmediatePropagation()
  }
  guarded.addEventListener('message', guard, { capture: true })
  return () => guarded.removeEventListener('message', guard, { capture: true })
}
