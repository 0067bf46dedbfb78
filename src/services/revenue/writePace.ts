/** A request should end well before ten seconds: others wait for the same records. */
const requestSeconds = 8
/** Each contact takes two of a batch's fifty commands. */
const mostContacts = 25
const firstContacts = 10

/** How many contacts go into one writing request, by the time that they took before. */
export class WritePace {
  #contacts = firstContacts

  get contacts(): number {
    return this.#contacts
  }

  measured(contacts: number, seconds: number): void {
    if (contacts === 0)
      return
    const fitting = Math.floor(requestSeconds / Math.max(seconds / contacts, 0.001))
    this.#contacts = Math.min(mostContacts, Math.max(1, Math.min(fitting, this.#contacts * 2)))
  }

  /** After a request that got no answer. */
  halve(): void {
    this.#contacts = Math.max(1, Math.floor(this.#contacts / 2))
  }
}
