/** Program that put the text on the clipboard, as far as it says so. */
export type PasteSource = 'word' | 'outlook' | 'google-docs' | 'excel' | 'spreadsheet' | 'notion' | 'telegram' | 'whatsapp' | 'editor' | 'other'

/** The first mark that is found decides. Generators stand in `meta`; the other marks in names, ids and comments. */
const marks: readonly { source: PasteSource, generator?: RegExp, text?: RegExp }[] = [
  { source: 'excel', generator: /excel/i },
  { source: 'spreadsheet', text: /<google-sheets-html-origin|\sdata-sheets-value=/i },
  { source: 'outlook', text: /mso-style-type:\s*personal|class="[^"]*\b(?:elementToProof|x_Mso[A-Z])/ },
  { source: 'word', generator: /word/i, text: /class="?Mso[A-Z]|mso-[a-z-]+:|urn:schemas-microsoft-com:office:word|class="[^"]*\bSCXW\d/ },
  { source: 'google-docs', text: /\sid="?docs-internal-guid/i },
  { source: 'notion', text: /<!--\s*notionvc:/ },
  { source: 'telegram', text: /\sdata-entity-type="?MessageEntity|\/\/web\.telegram\.org\// },
  { source: 'whatsapp', text: /class="[^"]*\bcopyable-text\b/ },
  { source: 'editor', text: /\sdata-pm-slice=/i },
]

/** Read from the text itself: parsing takes these marks away. */
export function sourceOf(html: string): PasteSource {
  const generators = [...html.matchAll(/<meta\s[^>]*>/gi)].map(([meta]) => meta).filter(meta => /ProgId|Generator/i.test(meta)).join(' ')
  return marks.find(({ generator, text }) => generator?.test(generators) || text?.test(html))?.source ?? 'other'
}
