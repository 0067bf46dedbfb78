/**
 * Renames event handlers, style attributes and style elements before a text is parsed.
 *
 * They would do nothing in a parsed document without a window, and they are removed later anyway. But the page's
 * content security policy reports each of them the moment it is parsed – hundreds for a paste from Word – and hides
 * the styles from us. This is for quiet only: what it misses is removed all the same.
 */

const prefix = 'data-was-'
/** Holds raw text like `style`, is dropped like it, and means nothing to a browser. */
const quietElement = 'noembed'
const elementMark = `${prefix}element`

/** Elements whose content is text to a parser, whatever it looks like. */
const rawText: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes'])

const space = /[\t\n\f\r ]/

function isSpaceOrSlash(character: string): boolean {
  return character === '/' || space.test(character)
}

/** One pass from left to right over a text, the way a parser reads tags. */
class Scanner {
  #at = 0
  #written = 0
  #out = ''

  constructor(private readonly html: string) {}

  run(): string {
    while (this.#at < this.html.length) {
      const open = this.html.indexOf('<', this.#at)
      if (open < 0)
        break
      this.#at = open + 1
      if (this.html.startsWith('!--', this.#at))
        this.#skipTo('-->', 3)
      else if (/[a-z]/i.test(this.html.charAt(this.#at)))
        this.#readTag()
    }
    return this.#out + this.html.slice(this.#written)
  }

  #skipTo(text: string, length: number): void {
    const end = this.html.indexOf(text, this.#at)
    this.#at = end < 0 ? this.html.length : end + length
  }

  #readWhile(isPart: (character: string) => boolean): string {
    const start = this.#at
    while (this.#at < this.html.length && isPart(this.html.charAt(this.#at)))
      this.#at += 1
    return this.html.slice(start, this.#at)
  }

  #readTag(): void {
    const start = this.#at
    const name = this.#readWhile(character => !isSpaceOrSlash(character) && character !== '>').toLowerCase()
    if (name === 'style')
      this.#replace(start, this.#at, `${quietElement} ${elementMark}="style"`)
    while (this.#at < this.html.length && this.html.charAt(this.#at) !== '>')
      this.#readAttribute()
    this.#at += 1
    if (rawText.has(name))
      this.#skipRawText(name)
  }

  #readAttribute(): void {
    this.#readWhile(isSpaceOrSlash)
    const start = this.#at
    // A stray `=` begins a name, so every round moves on.
    const name = this.#readWhile(character => this.#at === start ? character !== '>' : !isSpaceOrSlash(character) && character !== '>' && character !== '=')
    if (/^(?:on|style$)/i.test(name))
      this.#replace(start, start, prefix)
    this.#readWhile(character => space.test(character))
    if (this.html.charAt(this.#at) === '=')
      this.#readValue()
  }

  #readValue(): void {
    this.#at += 1
    this.#readWhile(character => space.test(character))
    const quote = this.html.charAt(this.#at)
    if (quote === '"' || quote === '\'') {
      this.#at += 1
      this.#skipTo(quote, 1)
    }
    else {
      this.#readWhile(character => !space.test(character) && character !== '>')
    }
  }

  #skipRawText(name: string): void {
    const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
    end.lastIndex = this.#at
    this.#at = end.exec(this.html)?.index ?? this.html.length
    if (name === 'style' && this.#at < this.html.length)
      this.#replace(this.#at + 2, this.#at + 2 + name.length, quietElement)
  }

  #replace(from: number, to: number, text: string): void {
    this.#out += this.html.slice(this.#written, from) + text
    this.#written = to
  }
}

export function hush(html: string): string {
  return new Scanner(html).run()
}

/** The style of an element in a hushed document. */
export function styleOf(element: Element): string {
  return element.getAttribute(`${prefix}style`) ?? element.getAttribute('style') ?? ''
}

/** The name that an attribute had before it was hushed. */
export function nameBefore(attribute: string): string {
  return attribute.startsWith(prefix) ? attribute.slice(prefix.length) : attribute
}

/** The name that an element had before it was hushed. */
export function tagBefore(element: Element): string {
  return element.localName === quietElement ? element.getAttribute(elementMark) ?? quietElement : element.localName
}

/** Selects elements with a style in a hushed document. */
export function withStyle(element: string): string {
  return `${element}[${prefix}style]`
}
