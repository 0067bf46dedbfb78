import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'
import { fileReferencesIn } from '@/domain/html/references'
import { sanitiseHtml } from '@/domain/html/sanitise'
import type { Refusal } from '@/domain/html/sanitise'
import * as m from '@/paraglide/messages.js'

/** What the site's style sheet came to; `loading` also stands for a frame that has not answered yet. */
export type PreviewStyles = 'none' | 'loading' | 'shown' | 'failed'

interface PreviewOptions {
  frame: Readonly<Ref<HTMLIFrameElement | null>>
  html: () => string
  stylesAddress: () => string
  /** Bytes behind a reference like `crm-file:15`; null when they cannot be read. */
  pictures: () => (reference: string) => Promise<Blob | null>
}

/** The frame follows the text after a pause in typing, */
const pauseMs = 200
/** the text waits so long for its pictures, */
const picturesMs = 600
/** and the frame is given up when it says nothing. */
const silenceMs = 8000

/** The style sheet's address, if a frame of the page may load it. */
function safeStyles(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const isOwnComputer = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  return url !== null && (url.protocol === 'https:' || isOwnComputer) ? url.href : ''
}

function wait(timeMs: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, timeMs))
}

/**
 * Feeds `preview.html`: the text, sanitised once more, and its pictures as bytes, so that no address of the portal gets
 * there. Of the frame only its height and the fate of the style sheet are believed.
 */
export function usePreviewFrame(options: PreviewOptions) {
  /** Of the content, in pixels of the frame; null until the frame has answered. */
  const height = shallowRef<number | null>(null)
  const styles = shallowRef<PreviewStyles>('loading')
  const refused = shallowRef<Refusal | null>(null)
  const isSilent = shallowRef(false)
  const known = new Map<string, Blob | null>()
  /** The frame's answers come by a channel of their own: messages to the page itself are the portal's alone. */
  let channel: MessageChannel | null = null
  let isReady = false
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let silenceTimer: ReturnType<typeof setTimeout> | undefined

  async function readPicture(reference: string): Promise<void> {
    if (known.has(reference))
      return
    const read = options.pictures()
    const file = await read(reference).catch(() => null)
    // Addresses may have come meanwhile: what an older reader did not find, the newer one is asked for.
    if (read === options.pictures())
      known.set(reference, file)
  }

  function post(html: string) {
    const pictures = Object.fromEntries([...known].filter(([, file]) => file !== null))
    // A sandboxed frame has no origin that could be named, and the page's policy (`frame-src 'self'`) lets no other page into it.
    // eslint-disable-next-line no-restricted-syntax
    options.frame.value?.contentWindow?.postMessage({ html, stylesAddress: safeStyles(options.stylesAddress()), pictures, noText: m.view_picture() }, '*', takePort())
  }

  /** The frame's end of the channel, once for each page that it loads. */
  function takePort(): Transferable[] {
    if (channel !== null)
      return []
    channel = new MessageChannel()
    channel.port1.onmessage = receive
    return [channel.port2]
  }

  function closeChannel() {
    channel?.port1.close()
    channel = null
  }

  async function feed() {
    turn += 1
    const own = turn
    const result = sanitiseHtml(options.html())
    refused.value = result.refused
    const references = fileReferencesIn(result.html)
    const reading = Promise.all(references.map(readPicture))
    await Promise.race([reading, wait(references.length === 0 ? 0 : picturesMs)])
    if (own !== turn)
      return
    post(result.html)
    if (references.every(reference => known.has(reference)))
      return
    await reading
    if (own === turn)
      post(result.html)
  }

  function receive(event: MessageEvent<unknown>) {
    const { height: told, styles: fate } = event.data as { height?: unknown, styles?: unknown } ?? {}
    if (typeof told !== 'number' || !Number.isFinite(told) || told < 0)
      return
    clearTimeout(silenceTimer)
    isSilent.value = false
    height.value = told
    styles.value = fate === 'shown' || fate === 'failed' || fate === 'none' ? fate : 'loading'
  }

  /** To be called when the frame has loaded its page. */
  function begin() {
    isReady = true
    closeChannel()
    void feed()
  }

  function feedSoon(delayMs: number) {
    clearTimeout(timer)
    timer = setTimeout(() => isReady && void feed(), delayMs)
  }

  watch(() => [options.html(), options.stylesAddress()], () => feedSoon(pauseMs))
  watch(options.pictures, () => {
    for (const [reference] of [...known].filter(([, file]) => file === null))
      known.delete(reference)
    feedSoon(0)
  })
  onMounted(() => {
    silenceTimer = setTimeout(() => { isSilent.value = true }, silenceMs)
  })
  onBeforeUnmount(() => {
    turn += 1
    clearTimeout(timer)
    clearTimeout(silenceTimer)
    closeChannel()
  })

  return { height, styles, refused, isSilent, begin }
}
