/** Screens on which a text can be looked at. */
export type Screen = 'desktop' | 'phone'

/** Width of the site's page on each, pixels. */
export const screenWidths: Readonly<Record<Screen, number>> = { desktop: 1280, phone: 400 }

const key = 'cardinal.preview.screen'

/** The screen chosen last in this session of the browser. */
export function recallScreen(): Screen {
  try {
    return sessionStorage.getItem(key) === 'phone' ? 'phone' : 'desktop'
  }
  catch {
    return 'desktop'
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
