import type { SessionData } from '../../src/ui/contract.ts'
import { en } from '../texts/en.ts'
import { ru } from '../texts/ru.ts'
import type { Texts } from '../texts/ru.ts'
import { read } from './api.ts'

/** Who sits here and what they see; loaded once, before anything is shown. */
export const session = await read<SessionData>('/_ui/session')

export const texts: Texts = session.language === 'ru' ? ru : en

const parameters = new URLSearchParams(location.search)

/** The page stands in a slider: no menu, no top bar. */
export const isInSlider = parameters.get('IFRAME') === 'Y' && window.parent !== window

/** Query of the page, first value of each name. */
export const query: Record<string, string> = Object.fromEntries(parameters)
