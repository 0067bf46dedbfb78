export type PortalErrorKind = 'outside-portal' | 'no-access' | 'signed-out' | 'forbidden' | 'missing' | 'busy' | 'blocked' | 'plan' | 'unreachable' | 'rejected'

/** A failed conversation with the portal. `message` is for us; people read a text chosen by `kind`. */
export class PortalError extends Error {
  override readonly name = 'PortalError'
  readonly kind: PortalErrorKind
  /** The portal's own code (`ACCESS_DENIED`) and text, shown only under "details". */
  readonly code: string
  readonly detail: string

  constructor(kind: PortalErrorKind, message: string, options: ErrorOptions & { code?: string, detail?: string } = {}) {
    super(message, options)
    this.kind = kind
    this.code = options.code ?? ''
    this.detail = options.detail ?? ''
  }
}
