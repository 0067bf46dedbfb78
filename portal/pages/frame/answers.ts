import { CALL_CARD_COMMANDS, interfaceOf, requestedSize } from './commands.ts'
import type { FramePage } from './page.ts'
import { parameterOf } from './parse.ts'
import { sliderPath, sliderWidth } from './paths.ts'
import { splitSliderParameters } from './sliderOptions.ts'

/** The frame keeps silent: a refused command has no other answer. */
export const SILENCE = Symbol('silence')

/** A command runs and ends with the value to answer; undefined is an empty answer. */
export type Answer = (parameters: unknown, frame: AnswerFrame) => unknown

/** What answers know of their frame. */
export interface AnswerFrame {
  page: FramePage
  placement: string
  appId: number
  isInstalling: boolean
}

const CRM_TYPES = ['lead', 'contact', 'company', 'deal', 'quote']

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

function silentNull(value: unknown): unknown {
  return value === null ? SILENCE : value
}

async function selectUser(parameters: unknown, { page }: AnswerFrame): Promise<unknown> {
  const multiple = [true, 'true', 1].includes(parameterOf(parameters, 'mult') as boolean)
  const users = await page.selectUsers(multiple)
  return users === null ? SILENCE : multiple ? users : users[0] ?? SILENCE
}

async function selectCrm(parameters: unknown, { page }: AnswerFrame): Promise<unknown> {
  const asked = listOf(parameterOf(parameters, 'entityType')).map(String)
  const entityTypes = CRM_TYPES.filter(type => asked.length === 0 || asked.includes(type))
  return silentNull(await page.selectCrm({
    entityTypes,
    multiple: [true, 'true', 'Y', 1].includes(parameterOf(parameters, 'multiple') as boolean),
    value: parameterOf(parameters, 'value'),
  }))
}

async function openPath(parameters: unknown, { page, appId }: AnswerFrame): Promise<unknown> {
  const path = sliderPath(parameterOf(parameters, 'path'), appId, page.portalOrigin)
  if (path === null)
    return { result: 'error', errorCode: 'PATH_NOT_AVAILABLE' }
  await page.openPath(path, sliderWidth(String(parameterOf(parameters, 'path'))))
  return { result: 'close' }
}

function messenger(command: string): Answer {
  return (parameters, { page }) => {
    page.showMessenger(command, parameters)
    return SILENCE
  }
}

/** The timer's commands give no answer in a browser; the others say that there is no call. */
const callCardAnswers: Record<string, Answer> = Object.fromEntries(CALL_CARD_COMMANDS.map(command => [command, () =>
  command.endsWith('Timer') ? SILENCE : [{ result: 'error', errorCode: 'Call card is undefined' }]]))

/**
 * What each command does, but for those that need the frame's own state (`getInitData`, `refreshAuth`,
 * `setAppOption`).
 */
export const ANSWERS: Record<string, Answer> = {
  getInterface: (_parameters, { placement }) => interfaceOf(placement),
  resizeWindow: (parameters, { page, placement }) => page.resize(requestedSize(parameters, placement)),
  setTitle(parameters, { page }) {
    page.setTitle(String(parameterOf(parameters, 'title') ?? ''))
    return parameters
  },
  setScroll(parameters, { page }) {
    const top = Number(parameterOf(parameters, 'scroll'))
    page.setScroll(Number.isFinite(top) ? Math.max(0, top) : 0)
    return parameters
  },
  reloadWindow(_parameters, { page }) {
    page.reloadWindow()
    return SILENCE
  },
  async setUserOption(parameters, { page }) {
    const name = parameterOf(parameters, 'name')
    const isSaved = typeof name === 'string' && name !== '' && await page.saveUserOption(name, parameterOf(parameters, 'value'))
    return isSaved ? parameters : SILENCE
  },
  async setInstall(parameters, { page }) {
    await page.setInstall()
    return parameters
  },
  async setInstallFinish(_parameters, { page, isInstalling }) {
    if (isInstalling)
      await page.finishInstall()
    return SILENCE
  },
  selectUser,
  async selectAccess(parameters, { page }) {
    return silentNull(await page.selectAccess(listOf(parameterOf(parameters, 'value')).map(String)))
  },
  selectCRM: selectCrm,
  async openApplication(parameters, { page }) {
    const { settings, options } = splitSliderParameters(parameters)
    await page.openApplication(settings, options)
  },
  closeApplication: (_parameters, { page }) => page.closeApplication() ? undefined : SILENCE,
  openPath,
  // It opens a subscription form that a local portal has not; the frame hears nothing on the real one either.
  showAppForm: () => SILENCE,
  imCallTo: messenger('imCallTo'),
  imPhoneTo: messenger('imPhoneTo'),
  imOpenMessenger: messenger('imOpenMessenger'),
  imOpenHistory: messenger('imOpenHistory'),
  // No event of our places ever comes, and a bind is not acknowledged.
  placementBindEvent: () => SILENCE,
  async reloadData(_parameters, { page }) {
    await page.reloadCard()
  },
  setValue(parameters, { page }) {
    page.box?.setValue(parameters)
  },
  ...callCardAnswers,
  getValue: (_parameters, { page }) => page.box ? page.box.getValue() : SILENCE,
}
