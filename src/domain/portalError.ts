export type PortalErrorKind = 'outside-portal' | 'no-access' | 'signed-out' | 'forbidden' | 'missing' | 'busy' | 'blocked' | 'stopped' | 'plan' | 'unreachable' | 'rejected'

/** Code of our own: another setup of this portal is under way. */
export const setupUnderWay = 'SETUP_UNDER_WAY'

/** A failed conversation with the portal. `message` is for us; people read a text chosen by `kind`. */
export class PortalError extends Error {
  override readonly name = 'PortalError'
  readonly kind: PortalErrorKind
  /** The portal's own code (`ACCESS_DENIED`) and text, shown only under "details". */
  readonly code: string
  readonly detail: string
  /** When trying again makes sense, unix milliseconds by this computer's clock; null when nobody said. */
  readonly retryAt: number | null

  constructor(kind: PortalErrorKind, message: string, options: ErrorOptions & { code?: string, detail?: string, retryAt?: number | null } = {}) {
    super(message, options)
    this.kind = kind
    this.code = options.code ?? ''
    this.detail = options.detail ?? ''
    this.retryAt = options.retryAt ?? null
  }
}
