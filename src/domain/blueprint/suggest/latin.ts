/** One Latin letter for each sound, whatever table of transliteration was used. */
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'Z', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'C', ч: 'Q', ш: 'X', щ: 'W', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'U', я: 'A',
}

/** Spellings of a sound in Latin letters, longer ones first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'W'],
  [/sh/g, 'X'],
  [/zh/g, 'Z'],
  [/kh/g, 'h'],
  [/ch/g, 'Q'],
  [/ts|tz/g, 'C'],
  [/y[ou]|j[ou]|iu/g, 'U'],
  [/ya|ja|ia/g, 'A'],
  [/ye|je/g, 'e'],
  [/ks|x/g, 'ks'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/c/g, 'k'],
  [/['`ʹ]/g, ''],
]

/** How a word sounds, in Latin letters: `istochnik` and `источник` are one. */
export function soundOf(word: string): string {
  const latin = /^[a-z]/.test(word) ? spellings.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word) : word
  const sounds = [...latin].map(letter => letters[letter] ?? letter).join('')
  // «ия» is iya, ia or ija; «ий» is iy, ii or y.
  return sounds.replace(/iA/g, 'A').replace(/(.)\1+/g, '$1')
}
