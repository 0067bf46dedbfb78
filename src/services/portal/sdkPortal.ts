import { initializeB24Frame } from '@bitrix24/b24jssdk'
import type { B24Frame } from '@bitrix24/b24jssdk'
import { PortalError } from '@/domain/portalError'
import { createCalls } from './calls'
import { asRecord, asText } from './decode'
import { parseFrameName } from './frameName'
import { localeOf } from './locale'
import { guardMessages } from './messageGuard'
import { sdkFrame } from './sdkFrame'
import { sdkTransport } from './sdkTransport'
import { withTimeout } from './sharedRefresh'
import type { Portal, PortalCalls, PortalSession } from './types'

/** Application options that the pages read; the SDK gives them one by one. */
const optionNames = ['cardinal.map', 'cardinal.settings.store'] as const

/** The SDK itself waits for the first answer without end. */
const startTimeoutMs = 12_000

/**
 * Connects to the portal that opened this frame, by the unmodified SDK.
 *
 * @param initialise The SDK's handshake; a test gives one that is not shared by the whole page.
 * @throws {PortalError} `outside-portal` when no portal opened the page; `unreachable` when it does not answer in 12 s.
 * @see https://bitrix24.github.io/b24jssdk/docs/frame/
 */
export async function connectPortal(initialise: () => Promise<B24Frame> = initializeB24Frame): Promise<Portal> {
  const name = parseFrameName(window.name)
  if (name === null || window.parent === window)
    throw new PortalError('outside-portal', 'The page was not opened by a portal.')
  const removeGuard = guardMessages(name.origin)
  try {
    const frame = await start(initialise)
    if (frame.getTargetOrigin() !== name.origin)
      throw new PortalError('outside-portal', 'The portal names another address than the one that opened the frame.')
    const session = readSession(frame)
    const calls = session.hasToken ? createCalls(sdkTransport(frame, name.origin)) : refuseCalls(name.origin)
    return { ...calls, session, frame: sdkFrame(frame) }
  }
  catch (error) {
    removeGuard()
    throw error
  }
}

async function start(initialise: () => Promise<B24Frame>): Promise<B24Frame> {
  try {
    return await withTimeout(initialise(), startTimeoutMs)
  }
  catch (cause) {
    throw new PortalError('unreachable', 'The portal did not answer the first message.', { cause })
  }
}

function readSession(frame: B24Frame): PortalSession {
  const options = asRecord(frame.placement.options)
  return {
    isAdmin: frame.auth.isAdmin,
    isInstalling: frame.isInstallMode === true,
    locale: localeOf(frame.getLang()),
    placement: { code: frame.placement.placement, options },
    appOptions: readAppOptions(frame),
    hasToken: frame.auth.getAuthData() !== false,
  }
}

function readAppOptions(frame: B24Frame): Record<string, string> {
  const read = (name: string): string => {
    try {
      return asText(frame.options.appGet(name))
    }
    catch {
      // The SDK throws for an option that is not set.
      return ''
    }
  }
  return Object.fromEntries(optionNames.map(name => [name, read(name)]).filter(([, value]) => value !== ''))
}

/** A person without rights to the application: the SDK would ask the parent for a token, which shows an alert. */
function refuseCalls(origin: string): PortalCalls {
  return createCalls({
    origin,
    send: () => Promise.reject(new PortalError('no-access', 'This person may not use the application.')),
  })
}
