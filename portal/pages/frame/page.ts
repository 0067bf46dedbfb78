import type { FrameTokens } from '../../src/ui/contract.ts'
import type { FrameSize, Verdict } from './commands.ts'
import type { FieldBox } from './fieldBox.ts'
import type { SliderSettings } from './sliderOptions.ts'

export interface CrmQuestion { entityTypes: string[], multiple: boolean, value: unknown }

/** What the page around a frame does for it. Promises that end with null mean "the portal stays silent". */
export interface FramePage {
  post: (text: string, targetOrigin: string) => void
  /** Writes the command to the log; `silent` says that a switch drops it. */
  note: (command: string, verdict: Verdict) => Promise<{ silent: boolean }>
  refreshAuth: () => Promise<FrameTokens | null>
  alertRefreshFailed: () => void
  /** Several options of one tick, saved together. Null for anybody but administrators. */
  saveAppOptions: (options: Record<string, unknown>) => Promise<Record<string, unknown> | null>
  saveUserOption: (name: string, value: unknown) => Promise<boolean>
  setInstall: () => Promise<void>
  finishInstall: () => Promise<void>
  resize: (size: FrameSize) => { width: number, height: number }
  setTitle: (title: string) => void
  setScroll: (top: number) => void
  reloadWindow: () => void
  reloadCard: () => Promise<void>
  selectUsers: (multiple: boolean) => Promise<unknown[] | null>
  selectAccess: (blocked: string[]) => Promise<unknown[] | null>
  selectCrm: (question: CrmQuestion) => Promise<Record<string, Record<string, unknown>> | null>
  openApplication: (settings: SliderSettings, options: Record<string, unknown>) => Promise<void>
  /** False when the top slider shows something else. */
  closeApplication: () => boolean
  /** Ends when the slider closes; `width` is pixels, null the whole page. */
  openPath: (path: string, width: number | null) => Promise<void>
  showMessenger: (command: string, parameters: unknown) => void
  /** The value box of a custom field. */
  box: FieldBox | null
  portalOrigin: string
}
