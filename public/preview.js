'use strict'

// Shows a description as the client's site does. It works only in a frame without an origin of its own
// (`sandbox="allow-scripts"`) and listens to nobody but the page around it; see src/components/site/usePreviewFrame.ts.
if (window.origin === 'null' && window.parent !== window) {
  const article = document.querySelector('article')
  /** Addresses of the deal's pictures by reference; a reference always means the same file. */
  const addresses = new Map()
  /** Answers go to the page around by this channel alone. */
  let port = null
  let styles = null
  let told = ''

  function tell() {
    const content = document.createRange()
    content.selectNodeContents(article)
    const { top, bottom } = content.getBoundingClientRect()
    // Measured by the content, because a site may stretch everything else to the height of the window. What is free above it
    // is free below, and a scroll bar at the bottom takes its own room.
    const above = Math.min(64, Math.max(0, top + window.scrollY))
    const bar = window.innerHeight - document.documentElement.clientHeight
    const height = article.hasChildNodes() ? Math.ceil(bottom + window.scrollY + above + bar) : 0
    const message = { height, styles: styles?.dataset.state ?? 'none' }
    if (port === null || JSON.stringify(message) === told)
      return
    told = JSON.stringify(message)
    port.postMessage(message)
  }

  function useStyles(address) {
    if (address === (styles?.dataset.address ?? ''))
      return
    styles?.remove()
    styles = null
    document.documentElement.classList.add('plain')
    if (address === '')
      return
    const link = document.createElement('link')
    const settle = state => {
      link.dataset.state = state
      if (styles === link)
        document.documentElement.classList.toggle('plain', state !== 'shown')
      tell()
    }
    link.addEventListener('load', () => settle('shown'))
    link.addEventListener('error', () => settle('failed'))
    Object.assign(link.dataset, { address, state: 'loading' })
    link.rel = 'stylesheet'
    link.href = address
    styles = link
    document.head.append(link)
  }

  /** Stands for a picture that cannot be shown, as large as it would be. */
  function boxFor(picture, noText) {
    const box = document.createElement('span')
    box.className = 'picture-box'
    box.textContent = picture.alt || noText
    const [width, height] = ['width', 'height'].map(side => Number(picture.getAttribute(side)))
    if (width > 0)
      box.style.width = `${width}px`
    if (width > 0 && height > 0)
      box.style.aspectRatio = `${width} / ${height}`
    return box
  }

  /** Only references leave the list: the addresses behind them are made here, from bytes. */
  function preparePicture(picture, pictures, noText) {
    const source = picture.getAttribute('src') ?? ''
    if (source.startsWith('crm-file:')) {
      if (!addresses.has(source) && pictures[source] instanceof Blob)
        addresses.set(source, URL.createObjectURL(pictures[source]))
      if (!addresses.has(source))
        return picture.replaceWith(boxFor(picture, noText))
      picture.setAttribute('src', addresses.get(source))
    }
    picture.addEventListener('error', () => picture.replaceWith(boxFor(picture, noText)))
  }

  function forgetUnused(references) {
    for (const [reference, address] of addresses) {
      if (references.has(reference))
        continue
      URL.revokeObjectURL(address)
      addresses.delete(reference)
    }
  }

  function show({ html, stylesAddress, pictures, noText }) {
    useStyles(stylesAddress)
    // Without a window of its own, the new document loads and runs nothing while it is made ready.
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    const images = [...parsed.querySelectorAll('img')]
    forgetUnused(new Set(images.map(image => image.getAttribute('src'))))
    for (const image of images)
      preparePicture(image, pictures, noText)
    for (const link of parsed.querySelectorAll('a'))
      Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' })
    article.replaceChildren(...parsed.body.childNodes)
    tell()
  }

  window.addEventListener('message', event => {
    if (event.source !== window.parent || typeof event.data?.html !== 'string')
      return
    if (event.ports.length > 0) {
      port = event.ports[0]
      told = ''
    }
    show(event.data)
  })
  // It is a picture of the page: links lead nowhere.
  for (const kind of ['click', 'auxclick'])
    document.addEventListener(kind, event => event.target.closest?.('a') && event.preventDefault())
  window.addEventListener('resize', tell)
  new ResizeObserver(tell).observe(article)
}
