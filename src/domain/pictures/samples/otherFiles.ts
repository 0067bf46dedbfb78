import { big, joined, little } from './bytes'
import type { Bytes } from './bytes'

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Beginning of a file of boxes: `heic`, `avif`, `isom`. */
export function aBoxFile(brand: string): Bytes {
  return joined(big(24, 4), 'ftyp', brand, big(0, 4), brand, 'miaf', big(8, 4), 'mdat')
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><path d="M0 0h3v2H0z"/></svg>'

/** Drawings, each beginning in another way. */
export const svgFiles: Readonly<Record<string, Bytes>> = {
  plain: utf8(drawing),
  'with a byte order mark': utf8(`\uFEFF${drawing}`),
  'after spaces': utf8(`\r\n  ${drawing}`),
  'with an XML prolog': utf8(`<?xml version="1.0" encoding="UTF-8"?>\n${drawing}`),
  'with comments': utf8(`<?xml version="1.0"?>\n<!-- Drawn by hand -->\n<!---->\n${drawing}`),
  'with a doctype': utf8(`<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${drawing}`),
  'with a comment after its doctype': utf8(`<!DOCTYPE svg>\n<!-- Layer > 1 -->\n${drawing}`),
  'with entities in its doctype': utf8(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [\n\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]>\n${drawing}`),
  'with a style sheet named': utf8(`<?xml version="1.0"?><?xml-stylesheet href="a.css"?>${drawing}`),
  'with a prefix': utf8('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'),
  'in capitals': utf8('<SVG>\n</SVG>'),
}

/** Kinds of file that are known and not taken. */
export const otherFiles = {
  heic: aBoxFile('heic'),
  avif: aBoxFile('avif'),
  mp4: aBoxFile('isom'),
  pdf: utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  tiffLittle: joined('II*\0', little(8, 4), little(0, 2), little(0, 4)),
  tiffBig: joined('MM\0*', big(8, 4), big(0, 2), big(0, 4)),
  /** One white pixel. */
  bmp: joined('BM', little(58, 4), little(0, 4), little(54, 4), little(40, 4), little(1, 4), little(1, 4), little(1, 2), little(24, 2), new Uint8Array(24), [255, 255, 255, 0]),
  zip: joined('PK\x03\x04', little(20, 2), new Uint8Array(20), little(1, 2), little(0, 2), 'a', 'PK\x05\x06', new Uint8Array(18)),
  svg: svgFiles.plain!,
  text: utf8('Выставка 12 июня: список гостей\n'),
  empty: new Uint8Array(),
} as const satisfies Record<string, Bytes>
