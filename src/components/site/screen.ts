/** Screens on which a text can be looked at. */
export type Screen = 'desktop' | 'phone'

/** Width of the site's page on each, pixels. */
export const screenWidths: Readonly<Record<Screen, number>> = { desktop: 1280, phone: 400 }

const key = 'cardinal.preview.screen'

/** On a narrower page a computer's screen could not be read. */
const narrowPage = 560

/** The screen chosen last in this session of the browser; at first the one that is more like the page's own. */
export function recallScreen(): Screen {
  const usual = window.innerWidth < narrowPage ? 'phone' : 'desktop'
  try {
    const kept = sessionStorage.getItem(key)
    return kept === 'phone' || kept === 'desktop' ? kept : usual
  }
  catch {
    return usual
  }
}

/** Storage may be blocked in a frame of another site: then the choice lasts as long as the page. */
export function rememberScreen(screen: Screen): void {
  try {
    sessionStorage.setItem(key, screen)
  }
  catch {
    // Nothing is lost but a habit.
  }
}
