import { hush } from './hush'

/**
 * Removes `id` and `name`. A form with `<input name="attributes">`, or a picture named `body`, would otherwise
 * answer in place of the DOM's own properties, so nothing but prototypes is trusted until they are gone.
 */
function removeNames(parsed: Document): void {
  for (const element of Document.prototype.querySelectorAll.call(parsed, '[id],[name]')) {
    Element.prototype.removeAttribute.call(element, 'id')
    Element.prototype.removeAttribute.call(element, 'name')
  }
}

/**
 * Parses HTML without running or loading anything: a document made by `DOMParser` has no window.
 * With a doctype, so that tables close paragraphs as they do on the page. Names and ids are gone.
 */
export function parseInert(html: string): Document {
  const parsed = new DOMParser().parseFromString(`<!doctype html><body>${hush(html)}`, 'text/html')
  removeNames(parsed)
  return parsed
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3
}

/** Nothing but what HTML collapses; a no-break space is not blank. */
export function isBlank(text: string): boolean {
  return /^[ \t\n\f\r]*$/.test(text)
}
