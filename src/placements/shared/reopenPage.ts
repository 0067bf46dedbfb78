/**
 * Loads the page again. A plain reload would send the portal's form once more, which the page's policy forbids; the frame's
 * name, and with it the handshake, stays.
 */
export function reopenPage(): void {
  window.location.replace(window.location.href)
}
