// Changing the person and bringing a state back load the page anew: the dial stays as it was.
const IS_OPEN = 'dial-open'
const SECTIONS = 'dial-sections'

/** Sections unfolded in this tab, by name. */
export const openSections = new Set((sessionStorage.getItem(SECTIONS) ?? 'log').split(' '))

export const wasDialOpen = sessionStorage.getItem(IS_OPEN) !== null

export function rememberSection(name: string, isOpen: boolean): void {
  if (isOpen)
    openSections.add(name)
  else
    openSections.delete(name)
  sessionStorage.setItem(SECTIONS, [...openSections].join(' '))
}

export function rememberDial(isOpen: boolean): void {
  if (isOpen)
    sessionStorage.setItem(IS_OPEN, '')
  else
    sessionStorage.removeItem(IS_OPEN)
}
