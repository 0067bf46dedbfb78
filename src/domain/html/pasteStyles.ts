import { styleOf, tagBefore } from './hush'
import { isBlank, isElement, isText } from './parse'
import { moveChildren, unwrap } from './pasteTree'

type Styles = ReadonlyMap<Element, CSSStyleDeclaration>

/** Formatting that a program wrote as style, and the element that means it. */
interface Meaning {
  element: string
  isMeant: (style: CSSStyleDeclaration, element: Element) => boolean
  /** Whether an element inside says the opposite. */
  isUndone?: (style: CSSStyleDeclaration) => boolean
}

const headings = 'h1,h2,h3,h4,h5,h6,th'

const meanings: readonly Meaning[] = [
  {
    element: 'strong',
    isMeant: (style, element) => (/^bold/.test(style.fontWeight) || Number(style.fontWeight) >= 600) && element.closest(headings) === null,
    isUndone: style => isNormalWeight(style),
  },
  { element: 'em', isMeant: style => /^(?:italic|oblique)/.test(style.fontStyle), isUndone: style => style.fontStyle === 'normal' },
  { element: 'u', isMeant: (style, element) => /underline/.test(style.textDecoration) && element.closest('a') === null && element.querySelector('a') === null },
  { element: 's', isMeant: style => /line-through/.test(style.textDecoration) },
  { element: 'sup', isMeant: style => style.verticalAlign === 'super' },
  { element: 'sub', isMeant: style => style.verticalAlign === 'sub' },
]

const meant = /font(?:-weight|-style)?\s*:|text-decoration|text-align|vertical-align/i

function isNormalWeight({ fontWeight }: CSSStyleDeclaration): boolean {
  return /^(?:normal|lighter|[1-4]\d\d)$/.test(fontWeight)
}

/** Rules of the simplest kind, `.xl65 {…}` and `p.p1 {…}`: Excel and the programs of Apple say bold in no other way. */
function classRules(parsed: Document): Map<string, string> {
  const rules = new Map<string, string>()
  for (const sheet of [...parsed.querySelectorAll('*')].filter(element => tagBefore(element) === 'style')) {
    for (const [, selector, rule] of (sheet.textContent ?? '').matchAll(/([a-z]*\.[\w-]+)\s*\{([^{}]*)\}/gi)) {
      if (meant.test(rule!))
        rules.set(selector!, rule!)
    }
  }
  return rules
}

function ruleOf(element: Element, rules: ReadonlyMap<string, string>): string {
  const selectors = [...element.classList].flatMap(name => [`.${name}`, `${element.localName}.${name}`])
  return selectors.map(selector => rules.get(selector) ?? '').join(';')
}

/** Styles of every element that has some of meaning, parsed apart, because the page's policy lets no element take them. */
function stylesOf(parsed: Document, hasSheets: boolean): Styles {
  const rules = hasSheets ? classRules(parsed) : null
  const styles = new Map<Element, CSSStyleDeclaration>()
  for (const element of parsed.body.querySelectorAll('*')) {
    const rule = rules && element.classList.length > 0 ? ruleOf(element, rules) : ''
    const written = `${rule};${styleOf(element)}`
    if (!meant.test(written))
      continue
    const { style } = parsed.createElement('span')
    style.cssText = written
    styles.set(element, style)
    if (rule !== '' && style.textAlign !== '' && !element.hasAttribute('align'))
      element.setAttribute('align', style.textAlign)
  }
  return styles
}

/** Wraps what an element holds, around the parts that say the opposite and inside the parts of tables and lists. */
function wrapContent(parent: Element, name: string, isUndone: (element: Element) => boolean): void {
  const isWhole = !/^(?:table|thead|tbody|tfoot|tr|ul|ol|dl)$/.test(parent.localName) && ![...parent.querySelectorAll('*')].some(isUndone)
  if (isWhole) {
    const wrapper = parent.ownerDocument.createElement(name)
    moveChildren(parent, wrapper)
    parent.append(wrapper)
    return
  }
  for (const child of [...parent.childNodes]) {
    if (isElement(child) && !isUndone(child))
      wrapContent(child, name, isUndone)
    else if (isText(child) && !isBlank(child.data))
      wrapText(child, name)
  }
}

function wrapText(text: Text, name: string): void {
  const wrapper = text.ownerDocument.createElement(name)
  text.replaceWith(wrapper)
  wrapper.append(text)
}

/**
 * Turns styles into the elements that mean the same.
 *
 * @param hasSheets Whether style sheets are read too. Those of Word only repeat what its elements say.
 */
export function readStyles(parsed: Document, hasSheets: boolean): void {
  const styles = stylesOf(parsed, hasSheets)
  for (const [element, style] of styles) {
    for (const { element: name, isUndone } of meanings.filter(meaning => meaning.isMeant(style, element) && element.closest(meaning.element) === null)) {
      wrapContent(element, name, inner => {
        const own = styles.get(inner)
        return isUndone !== undefined && ((name === 'strong' && inner.matches(headings)) || (own !== undefined && isUndone(own)))
      })
    }
  }
  // Google Docs wraps the whole clipboard in a `b` that is not bold, and others mark single words so.
  for (const [element, style] of styles) {
    if (/^(?:b|strong)$/.test(element.localName) && isNormalWeight(style))
      unwrap(element)
  }
}
