import { isBlankDocument } from '@/domain/html/blank'
import { equalDocuments } from '@/domain/html/equal'
import { asId, asList, asMoment, asRecord, asText } from '../portal/decode'

/** A description as it was saved once. */
export interface TextVersion {
  html: string
  /** Portal time, ISO. */
  savedAt: string
  /** Employee who saved it, or who changed the deal last when it was not Cardinal that saved. */
  by: number | null
  /** Saved by the card's form or another program: found when the next one was saved here. */
  isFound: boolean
}

/** Versions kept at most, and characters they may take in the field, packed: it holds 65,535 bytes. */
export const versionLimits = { count: 20, packedChars: 40_000 } as const

const beginning = 'cardinal-versions:1:'

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}

/** Letters that a request's body carries as they are. */
function toText(bytes: Uint8Array): string {
  let latin = ''
  for (let at = 0; at < bytes.length; at += 8192)
    latin += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(latin).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
}

async function pack(dealId: number, versions: readonly TextVersion[]): Promise<string> {
  const rows = versions.map(({ html, savedAt, by, isFound }) => [savedAt, by, isFound ? 1 : 0, html])
  const json = new TextEncoder().encode(JSON.stringify({ deal: dealId, rows }))
  return beginning + toText(await through(json, new CompressionStream('deflate-raw')))
}

/**
 * Packs versions for their field; the oldest go when they do not fit.
 *
 * @param versions The newest first.
 */
export async function packVersions(dealId: number, versions: readonly TextVersion[]): Promise<string> {
  let kept = versions.slice(0, versionLimits.count)
  for (;;) {
    const packed = await pack(dealId, kept)
    if (packed.length <= versionLimits.packedChars || kept.length === 0)
      return packed
    kept = kept.slice(0, Math.min(kept.length - 1, Math.floor(kept.length * versionLimits.packedChars / packed.length)))
  }
}

/**
 * Unpacks what {@link packVersions} wrote, the newest first. Nothing for a text that is damaged, or that came with a copied
 * deal: those are another deal's versions.
 */
export async function unpackVersions(dealId: number, packed: string): Promise<TextVersion[]> {
  if (!packed.startsWith(beginning))
    return []
  try {
    const json = await through(fromText(packed.slice(beginning.length).trim()), new DecompressionStream('deflate-raw'))
    const { deal, rows } = asRecord(JSON.parse(new TextDecoder().decode(json)))
    return deal === dealId ? asList(rows).flatMap(readRow) : []
  }
  catch {
    return []
  }
}

function readRow(row: unknown): TextVersion[] {
  const [at, by, isFound, html] = asList(row)
  const savedAt = asMoment(at)
  return savedAt === null || typeof html !== 'string' ? [] : [{ html: asText(html), savedAt, by: asId(by), isFound: isFound === 1 }]
}

/**
 * The versions after a save: the saved text first, and before it the text it replaces, when nobody saved that one here.
 *
 * @param replaced What the deal held, with who changed the deal last and when.
 */
export function withVersion(versions: readonly TextVersion[], saved: Omit<TextVersion, 'isFound'>, replaced: Omit<TextVersion, 'isFound'>): TextVersion[] {
  const isKnown = isBlankDocument(replaced.html) || (versions[0] !== undefined && equalDocuments(versions[0].html, replaced.html))
  return [{ ...saved, isFound: false }, ...isKnown ? [] : [{ ...replaced, isFound: true }], ...versions]
}
