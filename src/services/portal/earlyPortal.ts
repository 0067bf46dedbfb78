import { PortalError } from '@/domain/portalError'
import { openLightFrame, readStart, resizeFrame } from './lightFrame'
import type { LightFrame, LightStart } from './lightFrame'
import { localeOf } from './locale'
import { connectByToken } from './tokenPortal'
import type { Portal, PortalCalls, PortalFrame, WriteResult } from './types'

/**
 * Connects without the SDK, so that a page can read and show before that is loaded: the handshake's token serves reading,
 * the SDK everything else (writing, a new token, the rarer commands). It is loaded in a quiet moment or on first need.
 *
 * @param connectWhole Loads the SDK and connects by it.
 * @throws {PortalError} `outside-portal` when no portal opened the page; `unreachable` when it does not answer.
 */
export async function connectEarly(connectWhole: () => Promise<Portal> = loadSdk): Promise<Portal> {
  const light = openLightFrame()
  if (light === null)
    throw new PortalError('outside-portal', 'The page was not opened by a portal.')
  const start = await readStart(light)
  if (start === null) {
    light.close()
    throw new PortalError('unreachable', 'The portal did not answer the first message.')
  }
  let loading: Promise<Portal> | null = null
  const whole = () => {
    loading ??= connectWhole().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
  whenQuiet(() => void whole().catch(() => undefined))
  return { ...earlyCalls(light.origin, start, whole), session: sessionOf(start), frame: earlyFrame(light, whole) }
}

async function loadSdk(): Promise<Portal> {
  try {
    return await (await import('./sdkPortal')).connectPortal()
  }
  catch (cause) {
    throw cause instanceof PortalError ? cause : new PortalError('unreachable', 'A part of the page could not be loaded.', { cause })
  }
}

function whenQuiet(work: () => void) {
  // Safari has no such callback.
  if ('requestIdleCallback' in window)
    window.requestIdleCallback(work, { timeout: 3000 })
  else
    setTimeout(work, 1000)
}

function sessionOf(start: LightStart): Portal['session'] {
  const appOptions = Object.entries(start.appOptions).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    isAdmin: start.isAdmin,
    isInstalling: start.isInstalling,
    locale: localeOf(start.language),
    placement: { code: start.placement, options: start.options },
    appOptions: Object.fromEntries(appOptions),
    hasToken: start.accessToken !== '',
  }
}

function earlyCalls(origin: string, { accessToken }: LightStart, whole: () => Promise<Portal>): PortalCalls {
  // Without a token the SDK's portal refuses by itself.
  let early = accessToken === '' ? null : connectByToken({ origin, accessToken })

  /** The handshake's token may have ended: the SDK knows how to get a new one. */
  async function read<T>(byToken: (calls: PortalCalls) => Promise<T>): Promise<T> {
    try {
      if (early !== null)
        return await byToken(early)
    }
    catch (error) {
      if (!(error instanceof PortalError) || error.kind !== 'signed-out')
        throw error
      early = null
    }
    return byToken(await whole())
  }

  /** Nothing is sent when the SDK cannot be had. */
  async function change<T>(send: (calls: PortalCalls) => Promise<WriteResult<T>>): Promise<WriteResult<T>> {
    try {
      return await send(await whole())
    }
    catch (error) {
      if (!(error instanceof PortalError))
        throw error
      return { kind: 'refused', error }
    }
  }

  return {
    origin,
    read: (method, params, options) => read(calls => calls.read(method, params, options)),
    readBatch: (commands, options) => read(calls => calls.readBatch(commands, options)),
    write: (method, params, options) => change(({ write: send }) => send(method, params, options)),
    writeBatch: (commands, options) => change(calls => calls.writeBatch(commands, options)),
  }
}

function earlyFrame(light: LightFrame, whole: () => Promise<Portal>): PortalFrame {
  return {
    resize: heightPx => resizeFrame(light, heightPx),
    setFieldValue: async value => (await whole()).frame.setFieldValue(value),
    getFieldValue: async () => (await whole()).frame.getFieldValue(),
    reloadCard: async () => { await light.send('reloadData') },
    setAppOption: async (name, value) => (await whole()).frame.setAppOption(name, value),
    finishInstall: async () => (await whole()).frame.finishInstall(),
    openPath: async path => (await whole()).frame.openPath(path),
    selectEmployee: async () => (await whole()).frame.selectEmployee(),
    selectContact: async () => (await whole()).frame.selectContact(),
    openOwnPage: async (...args) => (await whole()).frame.openOwnPage(...args),
    close: async () => (await whole()).frame.close(),
  }
}
