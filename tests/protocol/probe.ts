// The smallest application there is: the unmodified SDK, started by its own handshake, left in reach of the test.
import { initializeB24Frame } from '@bitrix24/b24jssdk'

declare global {
  interface Window {
    probe: ReturnType<typeof initializeB24Frame>
    /** Every message that came from the parent, as text. */
    heard: string[]
  }
}

window.heard = []
window.addEventListener('message', event => window.heard.push(String(event.data)))
window.probe = initializeB24Frame()
window.probe.catch(() => {
  // A silent parent: the test looks at the promise itself.
})
