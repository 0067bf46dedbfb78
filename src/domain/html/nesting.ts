const formatting = 'a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u'

/**
 * Depth of elements below a root, counted without recursion.
 *
 * @param enough Counting stops above this depth.
 */
export function depthOf(root: Element, enough: number): number {
  let deepest = 0
  let level: Element[] = [...root.children]
  while (level.length > 0 && deepest <= enough) {
    deepest += 1
    level = level.flatMap(element => [...element.children])
  }
  return deepest
}

/**
 * Whether more formatting elements are left open than the limit.
 *
 * Found before parsing, because a parser opens each of them anew in every following paragraph:
 * some hundred kilobytes of `<b a><b c>…<p><p>…` become millions of elements and stop the page.
 */
export function leavesTooManyOpen(html: string, limit: number): boolean {
  const open = new Map<string, number>()
  let total = 0
  for (const [, slash, name] of html.matchAll(new RegExp(`<(/?)(${formatting})(?=[\\s/>])`, 'gi'))) {
    const key = name!.toLowerCase()
    const now = open.get(key) ?? 0
    const next = slash === '' ? now + 1 : Math.max(0, now - 1)
    total += next - now
    open.set(key, next)
    if (total > limit)
      return true
  }
  return false
}
