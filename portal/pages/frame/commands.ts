/** Commands every frame has. */
export const COMMON_COMMANDS = [
  'getInitData', 'getInterface', 'refreshAuth', 'resizeWindow', 'setTitle', 'setScroll', 'reloadWindow',
  'setAppOption', 'setUserOption', 'setInstall', 'setInstallFinish',
  'selectUser', 'selectAccess', 'selectCRM',
  'openApplication', 'closeApplication', 'openPath', 'showAppForm',
  'imCallTo', 'imPhoneTo', 'imOpenMessenger', 'imOpenHistory', 'placementBindEvent',
] as const

const ONLY_ON_DEFAULT_PAGE: readonly string[] = ['setTitle', 'setScroll', 'reloadWindow']
const NOT_IN_APPLICATION_SLIDER: readonly string[] = ['resizeWindow']
/** They act on a call card the application has raised; this portal raises none. */
export const CALL_CARD_COMMANDS = [
  'CallCardSetMute', 'CallCardSetHold', 'CallCardSetUiState', 'CallCardGetListUiStates', 'CallCardSetCardTitle',
  'CallCardSetStatusText', 'CallCardStartTimer', 'CallCardStopTimer', 'CallCardClose',
]
const CALL_CARD_EVENTS = [
  'initialized', 'entityChanged', 'addCommentButtonClick', 'muteButtonClick', 'holdButtonClick', 'closeButtonClick',
  'transferButtonClick', 'cancelTransferButtonClick', 'completeTransferButtonClick', 'hangupButtonClick', 'nextButtonClick',
  'skipButtonClick', 'answerButtonClick', 'makeCallButtonClick', 'notifyAdminButtonClick', 'qualityMeterClick', 'dialpadButtonClick',
].map(event => `BackgroundCallCard::${event}`)
const RELOADING_PLACEMENT = /^CRM_\w+_(?:DETAIL_TAB|DETAIL_ACTIVITY|LIST_MENU)$/

export interface PlacementInterface {
  /** What this place adds to the common commands. */
  command: string[]
  /** Events `placementBindEvent` may ask for. */
  event: string[]
}

/** The answer to `getInterface`: common commands are not listed. */
export function interfaceOf(placement: string): PlacementInterface {
  if (placement === 'USERFIELD_TYPE')
    return { command: ['setValue', 'getValue'], event: [] }
  if (placement === 'PAGE_BACKGROUND_WORKER')
    return { command: [...CALL_CARD_COMMANDS], event: [...CALL_CARD_EVENTS] }
  return { command: RELOADING_PLACEMENT.test(placement) ? ['reloadData'] : [], event: [] }
}

export type Verdict = 'accepted' | 'unknown' | 'denied'

/** Whether a frame in this place may send this command. Everything but `accepted` is dropped without an answer. */
export function judgeCommand(command: string, placement: string, inApplicationSlider: boolean): Verdict {
  const isCommon = (COMMON_COMMANDS as readonly string[]).includes(command)
  if (!isCommon && !interfaceOf(placement).command.includes(command))
    return 'unknown'
  if (placement !== 'DEFAULT' && ONLY_ON_DEFAULT_PAGE.includes(command))
    return 'denied'
  return inApplicationSlider && NOT_IN_APPLICATION_SLIDER.includes(command) ? 'denied' : 'accepted'
}

export interface FrameSize { width: number | '100%' | null, height: number | null }

function wholeNumber(value: unknown): number | null {
  const number = Number.parseInt(String(value), 10)
  return Number.isFinite(number) && number > 0 ? number : null
}

/**
 * What `resizeWindow` asks for, in pixels; null leaves a side as it is. Width counts on the application's own page
 * only, where a width that is no number means 100 pixels.
 */
export function requestedSize(parameters: unknown, placement: string): FrameSize {
  const { width, height } = (typeof parameters === 'object' && parameters !== null ? parameters : {}) as Record<string, unknown>
  const asked = width === '100%' ? width : wholeNumber(width) ?? 100
  return { width: placement === 'DEFAULT' ? asked : null, height: wholeNumber(height) }
}
