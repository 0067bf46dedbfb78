import { keptValues } from '@/domain/settings/siteProfile'
import { scriptTexts } from '@/solutions/store/settings/texts'
import type { Store } from './types'

/** A script to talk by; its marks, `{имя}`, are still in it. */
export interface Script { id: string, name: string, text: string }

/** Scripts of the store, as the settings have them. */
export function scriptsOf({ appOptions, locale }: Pick<Store, 'appOptions' | 'locale'>): Script[] {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  return scriptTexts.map(({ role, name, default: usual }) => ({ id: role.slice('texts.script.'.length), name: name[locale], text: textOf(kept[role]) || usual }))
}

const textOf = (value: unknown) => typeof value === 'string' ? value : ''
