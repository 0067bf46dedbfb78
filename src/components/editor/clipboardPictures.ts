import type { LiftedPicture } from './pasting'
import type { PlacedFile } from './uploading'

/** Pictures of Word's RTF in their order, each there once as it is and once for old readers; null for a kind we do not take. */
function picturesOfRtf(rtf: string): (Uint8Array<ArrayBuffer> | null)[] {
  return rtf.split(/\{\\\*\\shppict\b/).slice(1).map(group => {
    const picture = group.split(/\\nonshppict\b/)[0]!.split(/\\(?:png|jpeg)blip\b/)[1] ?? ''
    const digits = picture.replace(/\{[^{}]*\}/g, '').replace(/\\[a-z]+-?\d*/g, '').split('}')[0]!.replace(/\s+/g, '')
    return /^(?:[\da-f]{2})+$/i.test(digits) ? bytesOfHex(digits) : null
  })
}

function bytesOfHex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16))
}

function bytesOfAddress(address: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1).replace(/\s+/g, '')), letter => letter.charCodeAt(0))
  }
  catch {
    return null
  }
}

/** Turns pictures that came inside pasted HTML into files; what cannot be read is left out. */
export function filesOf(lifted: readonly LiftedPicture[], rtf: string): PlacedFile[] {
  const inWord = lifted.some(({ source }) => source.startsWith('rtf:')) ? picturesOfRtf(rtf) : []
  return lifted.flatMap(({ source, at }, index) => {
    const bytes = source.startsWith('rtf:') ? inWord[Number(source.slice(4))] ?? null : bytesOfAddress(source)
    return bytes === null ? [] : [{ file: new File([bytes], `clipboard-${index + 1}`), at }]
  })
}
