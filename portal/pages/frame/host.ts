import type { FrameOpening } from '../../src/ui/contract.ts'
import { ANSWERS, SILENCE } from './answers.ts'
import { judgeCommand } from './commands.ts'
import type { FramePage } from './page.ts'
import type { FrameMessage } from './parse.ts'
import { answerText, parameterOf, parseMessage } from './parse.ts'
import { initAnswer } from './serialise.ts'

interface WaitingOption { message: FrameMessage, name: string, value: unknown }

/**
 * The parent's side of one frame. Give it every message event of the window: it takes those of its own frame and
 * answers them; everything else, and everything refused, it drops without a word.
 */
export class FrameHost {
  readonly #opening: FrameOpening
  readonly #page: FramePage
  readonly #inApplicationSlider: boolean
  readonly #init: FrameOpening['init']
  #queue: Promise<void> = Promise.resolve()
  #waitingOptions: WaitingOption[] = []
  #isGone = false

  constructor(opening: FrameOpening, page: FramePage, inApplicationSlider = false) {
    this.#opening = opening
    this.#page = page
    this.#inApplicationSlider = inApplicationSlider
    this.#init = { ...opening.init }
  }

  /** Takes a message of the window. */
  receive(event: { origin: string, data: unknown }): void {
    if (this.#isGone || event.origin !== this.#opening.handlerOrigin)
      return
    const message = parseMessage(event.data)
    if (message === null || message.sid !== this.#opening.sid)
      return
    // Commands start in the order they came, whatever the log is doing.
    this.#queue = this.#queue.then(() => this.#begin(message)).catch(error => console.error(error))
  }

  /** Ends when everything received so far has started; the card waits for it before it saves. */
  settle(): Promise<void> {
    return this.#queue
  }

  /** The frame is gone: answers still under way are lost. */
  dispose(): void {
    this.#isGone = true
  }

  async #begin(message: FrameMessage): Promise<void> {
    const verdict = judgeCommand(message.command, this.#opening.placement, this.#inApplicationSlider)
    const { silent } = await this.#page.note(message.command, verdict)
    if (verdict !== 'accepted' || silent || this.#isGone)
      return
    if (message.command === 'setAppOption')
      this.#gatherOption(message)
    else
      void this.#run(message).catch(error => console.error(error))
  }

  async #run(message: FrameMessage): Promise<void> {
    const { command, parameters } = message
    if (command === 'getInitData')
      return this.#answer(message, initAnswer(this.#init, this.#opening.escapesOptions))
    if (command === 'refreshAuth')
      return this.#refreshAuth(message)
    const { placement, appId } = this.#opening
    const value: unknown = await ANSWERS[command]?.(parameters, { page: this.#page, placement, appId, isInstalling: this.#init.INSTALL })
    if (value !== SILENCE)
      this.#answer(message, value)
  }

  async #refreshAuth(message: FrameMessage): Promise<void> {
    const tokens = await this.#page.refreshAuth()
    if (tokens === null)
      return this.#page.alertRefreshFailed()
    Object.assign(this.#init, tokens)
    this.#answer(message, tokens)
  }

  #gatherOption(message: FrameMessage): void {
    const name = parameterOf(message.parameters, 'name')
    if (typeof name !== 'string' || name === '')
      return
    this.#waitingOptions.push({ message, name, value: parameterOf(message.parameters, 'value') })
    if (this.#waitingOptions.length === 1)
      setTimeout(() => void this.#saveOptions().catch(error => console.error(error)), 0)
  }

  async #saveOptions(): Promise<void> {
    const waiting = this.#waitingOptions
    this.#waitingOptions = []
    const saved = await this.#page.saveAppOptions(Object.fromEntries(waiting.map(({ name, value }) => [name, value])))
    if (saved === null)
      return
    this.#init.APP_OPTIONS = saved as FrameOpening['init']['APP_OPTIONS']
    for (const { message } of waiting)
      this.#answer(message, saved)
  }

  #answer(message: FrameMessage, value: unknown): void {
    if (!this.#isGone)
      this.#page.post(answerText(message.callback, value), this.#opening.handlerOrigin)
  }
}
