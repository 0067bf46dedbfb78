/** Shortenings that people use in names of fields; both spellings are one word. */
const shortenings: ReadonlyMap<string, string> = new Map([
  ['кол-во', 'количество'],
  ['к-во', 'количество'],
  ['тел.', 'телефон'],
  ['т.', 'телефон'],
  ['№', 'номер'],
  ['#', 'номер'],
  ['доп.', 'дополнительный'],
  ['отв.', 'ответственный'],
  ['комм.', 'комментарий'],
  ['дата рожд.', 'дата рождения'],
  ['др', 'день рождения'],
  ['мероп.', 'мероприятие'],
  ['qty', 'quantity'],
])

/**
 * A name as people compare names: without regard to case, ё and е, kinds of dashes and quotes, spaces, punctuation and
 * pictures.
 */
export function normaliseName(name: string): string {
  return lowered(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether two names are one and the same in the eyes of a person. Names without a letter or digit are compared as they are. */
export function isSameName(one: string, other: string): boolean {
  const normal = normaliseName(one)
  return normal === '' ? one.trim() === other.trim() : normal === normaliseName(other)
}

/** Words of a name; numbering (`1.`, `02)`), brackets and units at the end say where and how, not what. */
export function wordsOf(name: string): string[] {
  const bare = lowered(name)
    .replace(/^\P{L}*?\d+[.)\]]\s*/u, '')
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(/,\s*(?:руб|р|шт|чел|мин|ч|дн|%|₽|\$|€)\.?\s*$/u, ' ')
  const expanded = bare.split(/\s+/).map(word => shortenings.get(word.replace(/[,:;]$/, '')) ?? word).join(' ')
  const words = normaliseName(expanded).split(' ').filter(word => word !== '')
  return words.length > 0 ? words : normaliseName(name).split(' ').filter(word => word !== '')
}

function lowered(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/[‐-―−]/g, '-').replaceAll('\u00ad', '')
}
