import createDOMPurify from 'dompurify'
import type { Config, DOMPurify } from 'dompurify'
import { storedSchemes } from './addresses'
import { attributeNames, elementNames, isElementName, keptAttribute, linkRel } from './policy'

const config: Config = {
  ALLOWED_TAGS: [...elementNames],
  ALLOWED_ATTR: [...attributeNames],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  // Applied to every attribute, not to addresses only: numbers pass here and are judged by the hook.
  ALLOWED_URI_REGEXP: new RegExp(`^(?:(?:${storedSchemes.map(scheme => scheme.slice(0, -1)).join('|')}):|-?\\d+$)`, 'i'),
}

let purifier: DOMPurify | null = null

/** An instance of our own, so that its hooks touch nobody else's; made on first use, because it needs a window. */
function ownPurifier(): DOMPurify {
  if (purifier !== null)
    return purifier
  const created = createDOMPurify(window)
  created.setConfig(config)
  // The library keeps some addresses whatever the scheme list says: each value is decided by the policy.
  created.addHook('uponSanitizeAttribute', (element, attribute) => {
    const name = element.localName
    const kept = isElementName(name) ? keptAttribute(name, attribute.attrName, attribute.attrValue) : null
    if (kept === null)
      attribute.keepAttr = false
    else
      attribute.attrValue = kept
  })
  created.addHook('afterSanitizeAttributes', element => {
    if (element.localName === 'a')
      element.setAttribute('rel', linkRel)
  })
  purifier = created
  return created
}

/**
 * Removes everything that the policy does not allow. The result is not to be touched as a string any more.
 */
export function purify(html: string): string {
  return ownPurifier().sanitize(html)
}
