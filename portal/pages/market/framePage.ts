import type { FrameOpening, FrameTokens, Reference } from '../../src/ui/contract.ts'
import { write } from '../app/api.ts'
import { cardPath } from '../app/entities.ts'
import { session, texts } from '../app/session.ts'
import { chatPath } from '../chats/chatText.ts'
import { askAccess, askRecords, askUsers, messenger } from '../dialogs/dialogs.ts'
import { chosenKeys, CRM_TYPE_IDS, crmAnswer } from '../frame/crmChoice.ts'
import type { FieldBox } from '../frame/fieldBox.ts'
import type { FramePage } from '../frame/page.ts'
import { closeOwnSlider, closeTopSlider, openSlider, PLAIN_SETTINGS } from '../sliders/sliders.ts'
import { finishInstall } from './install.ts'
import { parameterOf } from '../frame/parse.ts'

/** What differs from place to place. */
export interface FramePlace {
  layout: HTMLElement
  iframe: HTMLIFrameElement
  box: FieldBox | null
  /** The frame is the page itself, which may stand in a slider of another page. */
  isWholePage: boolean
  reloadCard: () => Promise<void>
}

function messengerText(command: string, parameters: unknown): { title: string, text: string, path?: string } {
  const user = session.users.find(one => one.id === Number(parameterOf(parameters, 'userId')))
  const dialogId = String(parameterOf(parameters, 'dialogId') ?? '')
  const [, chatId] = /^chat(\d+)$/.exec(dialogId) ?? []
  const page = chatId ? { path: chatPath(Number(chatId)) } : {}
  switch (command) {
    case 'imCallTo': return { title: parameterOf(parameters, 'video') === true ? texts.videoCall : texts.call, text: user?.name ?? `#${String(parameterOf(parameters, 'userId'))}` }
    case 'imPhoneTo': return { title: texts.phoneCall, text: String(parameterOf(parameters, 'phone') ?? '') }
    case 'imOpenHistory': return { title: texts.chatHistory, text: dialogId, ...page }
    default: return { title: texts.chat, text: dialogId, ...page }
  }
}

function userAnswer(user: (typeof session.users)[number]): Record<string, unknown> {
  return { id: String(user.id), name: user.name, photo: '', position: user.position, url: `/company/personal/user/${user.id}/`, sub: false, sup: false }
}

async function selectCrm(entityTypes: string[], multiple: boolean, value: unknown): Promise<Record<string, Record<string, unknown>> | null> {
  const ids = entityTypes.flatMap(name => CRM_TYPE_IDS[name] ?? [])
  const records: Reference[] | null = await askRecords(ids, multiple, chosenKeys(value))
  return records === null ? null : crmAnswer(records.map(record => ({ ...record, url: cardPath(record.entityTypeId, record.id) })))
}

function resizeLayout(layout: HTMLElement, width: number | '100%' | null, height: number | null): { width: number, height: number } {
  if (width !== null)
    layout.style.width = width === '100%' ? width : `${width}px`
  if (height !== null)
    layout.style.height = `${height}px`
  const { width: widthNow, height: heightNow } = layout.getBoundingClientRect()
  return { width: Math.round(widthNow), height: Math.round(heightNow) }
}

/** The page around one frame, as the protocol's host sees it. */
export function framePage(opening: FrameOpening, place: FramePlace): FramePage {
  const base = `/_ui/frame/${opening.sid}`
  return {
    portalOrigin: location.origin,
    box: place.box,
    reloadCard: place.reloadCard,
    post: (text, targetOrigin) => place.iframe.contentWindow?.postMessage(text, targetOrigin),
    note: (command, verdict) => write(`${base}/command`, { command, verdict }),
    refreshAuth: () => write<FrameTokens | null>(`${base}/refresh`),
    alertRefreshFailed: () => window.alert(texts.refreshFailed),
    saveAppOptions: options => write(`${base}/app-options`, options),
    saveUserOption: async (name, value) => await write(`${base}/user-option`, { name, value }) !== null,
    setInstall: async () => { await write(`${base}/install`) },
    finishInstall: () => finishInstall(base),
    resize: ({ width, height }) => resizeLayout(place.layout, width, height),
    setTitle(title) {
      const heading = document.getElementById('pagetitle')
      if (heading)
        heading.textContent = title
    },
    setScroll: top => window.scrollTo({ top }),
    reloadWindow: () => location.reload(),
    selectUsers: async multiple => (await askUsers(multiple))?.map(userAnswer) ?? null,
    selectAccess: async blocked => (await askAccess(blocked))?.map(({ id, name, provider }) => ({ id, name, provider })) ?? null,
    selectCrm: ({ entityTypes, multiple, value }) => selectCrm(entityTypes, multiple, value),
    openApplication: (settings, options) => openSlider({
      title: opening.appTitle,
      settings,
      content: { kind: 'app', appId: opening.appId, isApplicationSlider: true, request: { place: 'slider', app: String(opening.appId), options: options as FrameOpening['init']['PLACEMENT_OPTIONS'] } },
    }),
    closeApplication: () => closeTopSlider(opening.appId) || (place.isWholePage && closeOwnSlider()),
    openPath: (path, width) => openSlider({ title: opening.appTitle, settings: { ...PLAIN_SETTINGS, width }, content: { kind: 'page', path } }),
    showMessenger: (command, parameters) => { messenger.value = messengerText(command, parameters) },
  }
}
