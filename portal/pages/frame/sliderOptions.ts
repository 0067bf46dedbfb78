export const LABEL_COLORS = ['aqua', 'green', 'orange', 'brown', 'pink', 'blue', 'grey', 'violet'] as const
export type LabelColor = typeof LABEL_COLORS[number]

/** How a slider opened by an application looks. Widths are pixels. */
export interface SliderSettings {
  width: number | null
  leftBoundary: number | null
  title: string | null
  label: { text: string, color: string | null, background: LabelColor } | null
}

function positiveNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null
}

function labelOf(value: unknown): SliderSettings['label'] {
  if (typeof value !== 'object' || value === null)
    return null
  const { bgColor, text, color } = value as Record<string, unknown>
  if (typeof text !== 'string' || text === '')
    return null
  const background = LABEL_COLORS.find(name => name === bgColor) ?? 'blue'
  return { text, color: typeof color === 'string' ? color : null, background }
}

/** A form sends nested values as nested keys; leaves are text there. */
function toFormValue(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(toFormValue)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFormValue(inner)]))
  return value === null || value === undefined ? '' : String(value)
}

/**
 * Splits the parameters of `openApplication`: `bx24_…` keys shape the slider, the rest becomes the
 * `PLACEMENT_OPTIONS` of the new frame, where every value is text.
 */
export function splitSliderParameters(parameters: unknown): { settings: SliderSettings, options: Record<string, unknown> } {
  const given = (typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters) ? parameters : {}) as Record<string, unknown>
  const options: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    if (!['bx24_width', 'bx24_leftBoundary', 'bx24_title', 'bx24_label'].includes(key))
      options[key] = toFormValue(value)
  }
  return {
    settings: {
      width: positiveNumber(given.bx24_width),
      leftBoundary: positiveNumber(given.bx24_leftBoundary),
      title: typeof given.bx24_title === 'string' ? given.bx24_title : null,
      label: labelOf(given.bx24_label),
    },
    options,
  }
}
