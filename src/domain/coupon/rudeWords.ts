/** Stems in Latin letters: English, Russian and Kyrgyz by sound, and Russian as its capitals look. Codes have no I and O. */
export const rudeWords: readonly string[] = [
  'ANAL', 'ANUS', 'ARSE', 'ASS', 'BDSM', 'CLT', 'CRAP', 'CUM', 'CUNT', 'DAMN', 'FAG', 'FCK', 'FUC', 'FUK', 'GAY', 'HELL', 'KKK', 'KUNT',
  'LESB', 'NAZ', 'NGR', 'NUDE', 'PEDO', 'PHUK', 'PUSS', 'RAPE', 'SEX', 'SEKS', 'SHT', 'SLUT', 'SUCK', 'TURD', 'TWAT', 'WANK', 'WHR', 'WTF', 'XXX',
  'BLA', 'BLYA', 'BZDE', 'CHLEN', 'CHMA', 'DALBA', 'DRACH', 'DRAT', 'DRYAN', 'DURA', 'EBA', 'EBL', 'EBN', 'EBU', 'EBUT', 'ELDA', 'GADNA', 'GEY',
  'GANDN', 'GAVN', 'GNDN', 'HER', 'HREN', 'HUE', 'HUJ', 'HUL', 'HUY', 'JALAP', 'JALAB', 'JEBA', 'KAKA', 'MANDA', 'MRAZ', 'MUDA', 'MUDE', 'NAHU', 'NAXU', 'PADLA',
  'PEDER', 'PEDR', 'PERD', 'PEZD', 'PZD', 'PUTAN', 'SHALAV', 'SHLUH', 'SHLYUH', 'SHMAR', 'SRAK', 'SRAL', 'SRAT', 'SRAN', 'SSAT', 'SSUK', 'SUKA', 'SUCH', 'CUKA',
  'TRAH', 'TRAX', 'TVAR', 'XER', 'XREN', 'XUE', 'XUJ', 'XUL', 'XUY', 'YEBA', 'ZALUP', 'ZHPA', 'ENEN', 'SEGEY',
  'CYKA', 'CPAT', 'CPAK', 'CEKC', 'XEP', 'XYE', 'XYN', 'TBAP', 'CCAT', 'MPA3', 'MYDAK', 'HAXY', 'EBAT', 'TPAX',
]

/** Digits and letters that stand in for a letter. */
const standIns: Readonly<Record<string, string>> = { A: 'A4', B: 'B68', E: 'E3', G: 'G69', S: 'S5', T: 'T7', U: 'UVY', Z: 'Z2' }

const rude = new RegExp(rudeWords.map(word => [...word].map(letter => standIns[letter] ? `[${standIns[letter]}]` : letter).join('')).join('|'))

/** Whether a rude word is to be seen in the signs, with digits read as the letters they resemble. */
export function isRude(signs: string): boolean {
  return rude.test(signs)
}
