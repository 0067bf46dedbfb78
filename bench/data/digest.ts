import { createHash } from 'node:crypto'
import { select } from './cases.ts'

/** A sum over rows that does not depend on their order: equal only when ids and fields are equal and no row comes twice. */
export class Digest {
  #sum = 0n
  rows = 0

  add(row: Readonly<Record<string, unknown>>): void {
    const text = JSON.stringify(select.map(name => plain(row[name])))
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)) % 2n ** 256n
    this.rows++
  }

  get text(): string {
    return `${this.rows} ${this.#sum.toString(16)}`
  }
}

/** The wire has numbers as texts here and there. */
function plain(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : String(value ?? '')
}
