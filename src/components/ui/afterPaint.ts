/** So long is waited for a page that is not drawn, because nobody sees it. */
const hiddenMs = 300

/** Does something once what is there now has been drawn, so that the person waits for the first part only. */
export function afterPaint(work: () => void): void {
  let isDone = false
  const once = () => {
    if (!isDone)
      work()
    isDone = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, hiddenMs)
}
