/**
 * Copies text by the browser's copy command, in answer to a press: frames of another site are not given the clipboard.
 *
 * @returns False when the browser refused.
 */
export function copyText(text: string): boolean {
  let isCopied = false
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    isCopied = event.clipboardData !== null
  }
  document.addEventListener('copy', put, { capture: true })
  try {
    // Marked as old, and the only way that needs no permission.
    return document.execCommand('copy') && isCopied
  }
  finally {
    document.removeEventListener('copy', put, { capture: true })
  }
}
