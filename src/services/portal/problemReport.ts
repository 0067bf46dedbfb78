import type { PortalError } from '@/domain/portalError'
import { version } from '../../../package.json'
import { asWord, loggedCalls } from './callLog'
import { parseFrameName } from './frameName'

/**
 * What whoever mends it needs to know, as text to copy. It names no person and no portal: the portal's address is a short
 * mark, so that two reports from one portal can be told to belong together.
 */
export function problemReport(error: PortalError, now: Date = new Date()): string {
  return [
    `Cardinal ${version}, ${location.pathname.split('/').at(-1)}, ${now.toISOString()}`,
    `${navigator.userAgent}; ${navigator.language}; ${innerWidth} × ${innerHeight}`,
    `portal ${markOf(parseFrameName(window.name)?.origin ?? '')}`,
    `error ${error.kind} ${asWord(error.code, /^[a-z][a-z\d_]{0,60}$/i)}`,
    '',
    ...loggedCalls().map(({ at, method, durationMs, outcome, code, operatingSeconds }) =>
      [at, method, `${durationMs} ms`, outcome, code, operatingSeconds === null ? '' : `operating ${operatingSeconds} s`].filter(Boolean).join(' ')),
  ].join('\n')
}

/** FNV-1a of the address, 32 bits. */
function markOf(text: string): string {
  let hash = 0x811C9DC5
  for (const character of text)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return text === '' ? 'none' : hash.toString(16).padStart(8, '0')
}
