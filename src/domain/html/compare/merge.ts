import { diff3MergeRegions } from 'node-diff3'
import { alignBlocks } from './alignment'
import { blocksInside, blocksOf } from './blocks'
import type { Block } from './blocks'
import { wrapperOf } from './wrapper'
import type { Wrapper } from './wrapper'

interface PartBase {
  /** The list, quote or table that this part is a piece of: neighbours with the same one are written into one. */
  within?: Wrapper
}

/** A piece of a merged text. Each text in it can be shown by itself; empty where a side has nothing. */
export type MergePart = PartBase & ({ kind: 'agreed', html: string } | { kind: 'conflict', base: string, mine: string, theirs: string })

/** What to take where both have changed the same; `both` is mine, then theirs. */
export type MergeChoice = 'mine' | 'theirs' | 'both'

interface Sides { base: readonly Block[], mine: readonly Block[], theirs: readonly Block[] }
type Piece = { kind: 'agreed', blocks: readonly Block[] } | { kind: 'conflict', sides: Sides }

function isSame(left: readonly Block[], right: readonly Block[]): boolean {
  return left.length === right.length && left.every((block, index) => block.key === right[index]!.key)
}

/** What stands at a place that at most one of the two has changed, or both alike. */
function settled({ base, mine, theirs }: Sides): readonly Block[] | null {
  if (isSame(theirs, base) || isSame(mine, theirs))
    return mine
  return isSame(mine, base) ? theirs : null
}

/** How many blocks both texts have in common at their ends. */
function commonEnds(mine: readonly Block[], theirs: readonly Block[]): [number, number] {
  const shorter = Math.min(mine.length, theirs.length)
  let start = 0
  while (start < shorter && mine[start]!.key === theirs[start]!.key)
    start++
  let end = 0
  while (end < shorter - start && mine[mine.length - 1 - end]!.key === theirs[theirs.length - 1 - end]!.key)
    end++
  return [start, end]
}

/** A place both have changed, without what both have put at its ends. */
function contested(sides: Sides): Piece[] {
  const { mine, theirs } = sides
  const [start, end] = commonEnds(mine, theirs)
  return [
    { kind: 'agreed', blocks: mine.slice(0, start) },
    { kind: 'conflict', sides: { ...sides, mine: mine.slice(start, mine.length - end), theirs: theirs.slice(start, theirs.length - end) } },
    { kind: 'agreed', blocks: mine.slice(mine.length - end) },
  ]
}

function decide(sides: Sides): Piece[] {
  const blocks = settled(sides)
  return blocks === null ? contested(sides) : [{ kind: 'agreed', blocks }]
}

/** Where each block of the base has gone; what is new stands before the block that follows it. */
function follow(base: readonly Block[], changed: readonly Block[]): { versions: (Block | null)[], newBefore: Block[][] } {
  const versions: (Block | null)[] = []
  const newBefore: Block[][] = [[]]
  for (const { before, after } of alignBlocks(base, changed)) {
    if (before === null) {
      newBefore.at(-1)!.push(after!)
      continue
    }
    versions.push(after)
    newBefore.push([])
  }
  return { versions, newBefore }
}

/** Parts a place that both have changed at the paragraphs that are still there on both sides: neighbours can be merged then. */
function refine({ base, mine, theirs }: Sides): Piece[] {
  const left = follow(base, mine)
  const right = follow(base, theirs)
  const pieces: Piece[] = []
  let gap: { base: Block[], mine: Block[], theirs: Block[] } = { base: [], mine: [...left.newBefore[0]!], theirs: [...right.newBefore[0]!] }
  for (const [index, block] of base.entries()) {
    const [ours, others] = [left.versions[index] ?? null, right.versions[index] ?? null]
    if (ours !== null && others !== null) {
      pieces.push(...decide(gap), ...decide({ base: [block], mine: [ours], theirs: [others] }))
      gap = { base: [], mine: [], theirs: [] }
    }
    else {
      gap.base.push(block)
      gap.mine.push(...ours ? [ours] : [])
      gap.theirs.push(...others ? [others] : [])
    }
    gap.mine.push(...left.newBefore[index + 1]!)
    gap.theirs.push(...right.newBefore[index + 1]!)
  }
  return [...pieces, ...decide(gap)]
}

/** Blocks that stand in a text more often are told apart by what stands before them: the merge takes cubic time for them. */
const mostAlike = 20

function frequentKeys(blocks: readonly Block[]): string[] {
  const counts = new Map<string, number>()
  for (const { key } of blocks)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > mostAlike).map(([key]) => key)
}

function labelsOf(blocks: readonly Block[], frequent: ReadonlySet<string>): string[] {
  let before = ''
  let since = 0
  return blocks.map(({ key }) => {
    if (frequent.has(key))
      return JSON.stringify([key, before, ++since])
    before = key
    since = 0
    return key
  })
}

function mergeBlocks({ base, mine, theirs }: Sides): Piece[] {
  const sources = { a: mine, o: base, b: theirs }
  const frequent = new Set([base, mine, theirs].flatMap(frequentKeys))
  const [a, o, b] = [mine, base, theirs].map(blocks => labelsOf(blocks, frequent)) as [string[], string[], string[]]
  return diff3MergeRegions(a, o, b).flatMap((region): Piece[] => {
    if (region.stable)
      return [{ kind: 'agreed', blocks: sources[region.buffer].slice(region.bufferStart, region.bufferStart + region.bufferLength) }]
    return refine({
      base: base.slice(region.oStart, region.oStart + region.oLength),
      mine: mine.slice(region.aStart, region.aStart + region.aLength),
      theirs: theirs.slice(region.bStart, region.bStart + region.bLength),
    })
  })
}

function htmlOf(blocks: readonly Block[], within?: Wrapper): string {
  const html = blocks.map(block => block.html).join('')
  return within && html !== '' ? `${within.start}${html}${within.end}` : html
}

function partOf(piece: Piece, within?: Wrapper): MergePart[] {
  const place = within ? { within } : {}
  if (piece.kind === 'agreed')
    return piece.blocks.length === 0 ? [] : [{ kind: 'agreed', html: htmlOf(piece.blocks, within), ...place }]
  const { base, mine, theirs } = piece.sides
  return [{ kind: 'conflict', base: htmlOf(base, within), mine: htmlOf(mine, within), theirs: htmlOf(theirs, within), ...place }]
}

/** The one list, quote or table that a place is on each side, merged inside; `null` where it is something else. */
function mergeInside({ base, mine, theirs }: Sides): MergePart[] | null {
  if ([base, mine, theirs].some(side => side.length !== 1))
    return null
  const wrapper = wrapperOf(base[0]!, mine[0]!, theirs[0]!)
  if (wrapper === null)
    return null
  const sides = { base: blocksInside(base[0]!), mine: blocksInside(mine[0]!), theirs: blocksInside(theirs[0]!) }
  return mergeBlocks(sides).flatMap(piece => partOf(piece, wrapper))
}

/** Agreed neighbours are one part. */
function joinAgreed(parts: readonly MergePart[]): MergePart[] {
  const joined: MergePart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'agreed' && last?.kind === 'agreed' && part.within === last.within)
      last.html = joinHtml(last.html, part.html, part.within)
    else
      joined.push({ ...part })
  }
  return joined
}

/** Writes two pieces of the same list, quote or table into one. */
function joinHtml(before: string, after: string, within?: Wrapper): string {
  return within && before !== '' && after !== '' ? before.slice(0, -within.end.length) + after.slice(within.start.length) : before + after
}

/**
 * Merges two texts that were both made out of a third, paragraph by paragraph. What only one of them has changed is taken
 * from there; lists, quotes and tables that both have changed are merged by item, paragraph and row.
 *
 * @param texts Sanitised texts.
 */
export function mergeTexts({ base, mine, theirs }: { base: string, mine: string, theirs: string }): MergePart[] {
  const pieces = mergeBlocks({ base: blocksOf(base), mine: blocksOf(mine), theirs: blocksOf(theirs) })
  return joinAgreed(pieces.flatMap(piece => (piece.kind === 'conflict' ? mergeInside(piece.sides) : null) ?? partOf(piece)))
}

/** @param choice `null`: not chosen yet, the place is left out. */
function chosenHtml(part: MergePart, choice: MergeChoice | null): string {
  if (part.kind === 'agreed')
    return part.html
  switch (choice) {
    case 'both':
      return joinHtml(part.mine, part.theirs, part.within)
    case null:
      return ''
    default:
      return part[choice]
  }
}

/**
 * The text that merging comes to.
 *
 * @param choices One for each conflict, in their order; `null` leaves its place out.
 */
export function mergedHtml(parts: readonly MergePart[], choices: readonly (MergeChoice | null)[] = []): string {
  let html = ''
  let open: Wrapper | undefined
  let conflicts = 0
  for (const part of parts) {
    const piece = chosenHtml(part, part.kind === 'conflict' ? choices[conflicts++] ?? null : null)
    if (piece === '')
      continue
    html = open === part.within ? joinHtml(html, piece, open) : html + piece
    open = part.within
  }
  return html
}
