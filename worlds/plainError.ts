/** Trouble that its message explains: shown without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}
