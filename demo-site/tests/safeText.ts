import { expect } from 'vitest'
import { allowedAttributes } from '../src/text/policy.ts'

const safeLink = /^(?:https?:\/\/[^/?#@\\\s]+(?:[/?#].*)?|mailto:[^@%?&\s]+@[^@%?&\s]+(?:\?subject=[^&]*)?|tel:\+?\d{2,20})$/i

/** Tags of a sanitised text; everything else of it may hold no `<`. */
const tag = /<(\/?)([a-z\d]+)((?: [a-z]+="[^"<>]*")*)( \/)?>/g

function decoded(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#039;', '\'').replaceAll('&apos;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Expects nothing but the contract's list of elements in a text. @param picture The one address that a picture may have. */
export function expectSafe(html: string, picture: string): void {
  expect(html.replace(tag, '')).not.toContain('<')
  for (const [, , name = '', written = ''] of html.matchAll(tag)) {
    expect(Object.keys(allowedAttributes)).toContain(name)
    for (const [, attribute = '', value = ''] of written.matchAll(/([a-z]+)="([^"]*)"/g)) {
      expect(allowedAttributes[name]).toContain(attribute)
      if (attribute === 'src')
        expect(value).toBe(picture)
      if (attribute === 'href')
        expect(decoded(value)).toMatch(safeLink)
    }
  }
}
