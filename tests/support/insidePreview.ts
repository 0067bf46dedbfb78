import type { BrowserCommand } from 'vitest/node'

/**
 * For tests in a browser: evaluates an expression inside the preview's frame, which no page may look into.
 *
 * @throws {Error} when the frame is not there.
 */
export const insidePreview: BrowserCommand<[expression: string]> = async ({ page }, expression) => {
  const frame = page.frames().find(each => URL.canParse(each.url()) && new URL(each.url()).pathname.endsWith('/preview.html'))
  if (frame === undefined)
    throw new Error('No frame shows preview.html.')
  return frame.evaluate(expression)
}
