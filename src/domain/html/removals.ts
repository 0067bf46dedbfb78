/** What kind of thing was taken out of a text. */
export type RemovalKind
  = | 'script' | 'event' | 'link' | 'image' | 'style' | 'frame' | 'foreign' | 'form' | 'media' | 'template' | 'comment' | 'attribute' | 'element'

/** One line of the report «убрали: …». */
export interface Removal {
  kind: RemovalKind
  count: number
  /** Distinct names, at most five: `javascript:` of links, `onclick` of events, `video` of media. */
  names: string[]
}

const kindOfElement: ReadonlyMap<string, RemovalKind> = new Map([
  ['script', 'script'],
  ['noscript', 'script'],
  ['style', 'style'],
  ['link', 'style'],
  ['noembed', 'frame'],
  ['noframes', 'frame'],
  ['iframe', 'frame'],
  ['frame', 'frame'],
  ['frameset', 'frame'],
  ['object', 'frame'],
  ['embed', 'frame'],
  ['applet', 'frame'],
  ['portal', 'frame'],
  ['svg', 'foreign'],
  ['math', 'foreign'],
  ['template', 'template'],
  ['slot', 'template'],
  ['form', 'form'],
  ['input', 'form'],
  ['button', 'form'],
  ['select', 'form'],
  ['textarea', 'form'],
  ['video', 'media'],
  ['audio', 'media'],
  ['source', 'media'],
  ['track', 'media'],
  ['canvas', 'media'],
])

const mostNames = 5

export function kindOfRemovedElement(name: string): RemovalKind {
  return kindOfElement.get(name) ?? 'element'
}

/** Collects what is taken out while a text is cleaned. */
export class RemovalLog {
  readonly #entries = new Map<RemovalKind, Removal>()

  add(kind: RemovalKind, name: string): void {
    const entry = this.#entries.get(kind) ?? { kind, count: 0, names: [] }
    entry.count += 1
    if (!entry.names.includes(name) && entry.names.length < mostNames)
      entry.names.push(name)
    this.#entries.set(kind, entry)
  }

  list(): Removal[] {
    return [...this.#entries.values()]
  }
}
