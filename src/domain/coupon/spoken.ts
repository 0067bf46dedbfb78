/** Names by which digits and Latin letters are dictated in Russian. Longer ones come first, so that «дубль вэ» is no «вэ». */
const names: readonly (readonly [string, string])[] = [
  ['дубль вэ', 'W'], ['дабл ю', 'W'], ['два', '2'], ['двойка', '2'], ['три', '3'], ['тройка', '3'], ['четыре', '4'], ['четвёрка', '4'], ['четверка', '4'],
  ['пять', '5'], ['пятёрка', '5'], ['пятерка', '5'], ['шесть', '6'], ['шестёрка', '6'], ['шестерка', '6'], ['семь', '7'], ['семёрка', '7'], ['семерка', '7'],
  ['восемь', '8'], ['восьмёрка', '8'], ['восьмерка', '8'], ['девять', '9'], ['девятка', '9'],
  ['бэ', 'B'], ['би', 'B'], ['цэ', 'C'], ['си', 'C'], ['дэ', 'D'], ['ди', 'D'], ['эф', 'F'], ['гэ', 'G'], ['жэ', 'G'], ['джи', 'G'], ['аш', 'H'], ['ха', 'H'],
  ['йот', 'J'], ['джей', 'J'], ['ка', 'K'], ['кей', 'K'], ['эль', 'L'], ['эл', 'L'], ['эм', 'M'], ['эн', 'N'], ['пэ', 'P'], ['пи', 'P'], ['ку', 'Q'], ['кью', 'Q'],
  ['эр', 'R'], ['ар', 'R'], ['эс', 'S'], ['тэ', 'T'], ['ти', 'T'], ['вэ', 'V'], ['ви', 'V'], ['икс', 'X'], ['игрек', 'Y'], ['уай', 'Y'], ['зет', 'Z'], ['зэт', 'Z'],
]

/** Keys of the Russian layout by the Latin ones, for who forgot to switch it. */
const russianKeys = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ'
const latinKeys = 'QWERTYUIOPASDFGHJKLZXCVBNM'

/** Reads names of digits and letters, «икс семь ка», as signs; what is no name stays as it is. */
export function fromNames(text: string): string {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '  ')} `
  return names.reduce((rest, [name, sign]) => rest.replaceAll(` ${name.replace(' ', '  ')} `, ` ${sign} `), lower)
}

/** Reads what was typed on a Russian layout as the Latin keys that were meant. */
export function fromRussianKeys(text: string): string {
  return [...text.toUpperCase()].map(letter => latinKeys[russianKeys.indexOf(letter)] ?? letter).join('')
}
