/** Loopback is always allowed, for the local portal. */
const loopback = ['http://localhost:*', 'http://127.0.0.1:*']

const production: Readonly<Record<string, readonly string[]>> = {
  'default-src': ['\'none\''],
  'script-src': ['\'self\''],
  'style-src': ['\'self\''],
  'font-src': ['\'self\''],
  'img-src': ['\'self\'', 'https:', 'blob:', ...loopback],
  // Self-hosted portals live on any domain; the portal client itself refuses every origin but its own.
  'connect-src': ['\'self\'', 'https:', ...loopback],
  'frame-src': ['\'self\''],
  'worker-src': ['\'self\''],
  'form-action': ['\'none\''],
  'base-uri': ['\'none\''],
  'object-src': ['\'none\''],
}

/** What hot reload needs on top: its socket, style elements with the run's nonce, and the frame's POST repeated by a reload. */
function development(nonce: string): Readonly<Record<string, readonly string[]>> {
  return {
    ...production,
    'style-src': ['\'self\'', `'nonce-${nonce}'`],
    'form-action': ['\'self\''],
    'connect-src': [...production['connect-src']!, 'ws://localhost:*', 'ws://127.0.0.1:*'],
  }
}

/**
 * The policy of a page as one line for a meta element.
 *
 * @param nonce Given only by the development server, for the style elements of hot reload.
 */
export function contentSecurityPolicy(nonce?: string): string {
  const policy = nonce === undefined ? production : development(nonce)
  return Object.entries(policy).map(([directive, sources]) => `${directive} ${sources.join(' ')}`).join('; ')
}
