/** Files of deals that a text names in its pictures (`crm-file:15`, `crm-file:7-15`), each once, as they stand there. */
export function fileReferencesIn(html: string): string[] {
  return [...new Set([...html.matchAll(/(?<=["'])crm-file:\d{1,18}(?:-\d{1,18})?(?=["'])/g)].map(([reference]) => reference))]
}
