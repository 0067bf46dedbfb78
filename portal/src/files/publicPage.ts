/** Texts of the public page, in the portal's language. */
const texts = {
  ru: { download: 'Скачать', missing: 'Ссылка больше не действует', empty: 'В папке нет файлов' },
  en: { download: 'Download', missing: 'This link no longer works', empty: 'There are no files in this folder' },
}

export interface PublicFile { name: string, address: string }

/** Runs nothing and loads nothing. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': 'default-src \'none\'; style-src \'unsafe-inline\'',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** The page behind a public link: what it shows, and where to download each file. */
export function publicPage(language: 'ru' | 'en', title: string, files: PublicFile[]): Response {
  const rows = files.map(({ name, address }) => `<li>${escapeHtml(name)} <a href="${escapeHtml(address)}" download>${texts[language].download}</a></li>`)
  return page(language, 200, title, rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p>${texts[language].empty}</p>`)
}

export function missingPage(language: 'ru' | 'en'): Response {
  return page(language, 404, texts[language].missing, '')
}

function page(language: string, status: number, title: string, content: string): Response {
  const name = escapeHtml(title)
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>`
    + `<style>body{font:16px system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}</style></head><body><main><h1>${name}</h1>${content}</main></body></html>`
  return new Response(html, { status, headers: HEADERS })
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
