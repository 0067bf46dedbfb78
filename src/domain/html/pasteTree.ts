/**
 * Moving nodes one by one: a text of the largest size holds more of them than a call takes arguments.
 */
export function moveChildren(from: Node, to: Node): void {
  while (from.firstChild !== null)
    to.appendChild(from.firstChild)
}

/** Takes an element away from around its content. */
export function unwrap(element: Element): void {
  const content = element.ownerDocument.createDocumentFragment()
  moveChildren(element, content)
  element.replaceWith(content)
}

/** Gives an element another name. Attributes are moved as they are: some could not be set by name. */
export function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  for (const attribute of [...element.attributes])
    renamed.setAttributeNode(element.removeAttributeNode(attribute))
  moveChildren(element, renamed)
  element.replaceWith(renamed)
}
