import { diffArrays } from 'diff'
import type { Block } from './blocks'
import { readBlock } from './words'

/** A block of one text beside its version in the other; `null` where there is none. */
export interface AlignedPair<Each = Block> { before: Each | null, after: Each | null }

/** Share of common words from which two blocks are versions of each other. */
const leastSimilarity = 0.4
/** Texts without anything in common are not compared paragraph by paragraph beyond this. */
const mostComparisons = 40_000
/** Nor are texts with so many other paragraphs searched for the same ones. */
const mostEdits = 1000

function countWords(block: Block): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of readBlock(block).words) {
    if (/[\p{L}\p{N}\uFFFC]/u.test(text))
      counts.set(text.toLowerCase(), (counts.get(text.toLowerCase()) ?? 0) + 1)
  }
  return counts
}

interface Counted { block: Block, counts: Map<string, number>, total: number }

function counted(block: Block): Counted {
  const counts = countWords(block)
  return { block, counts, total: [...counts.values()].reduce((sum, count) => sum + count, 0) }
}

/** 1 for the same words in whatever order, 0 for nothing in common or another kind of block. */
function similarity(left: Counted, right: Counted): number {
  if (left.block.kind !== right.block.kind)
    return 0
  const total = left.total + right.total
  if (total === 0)
    return 1
  let common = 0
  for (const [word, count] of left.counts)
    common += Math.min(count, right.counts.get(word) ?? 0)
  return 2 * common / total
}

/** Pairs blocks in their order so that the pairs have most in common together. */
function pairSimilar(before: readonly Block[], after: readonly Block[]): AlignedPair[] {
  if (before.length * after.length > mostComparisons)
    return unpaired(before, after)
  const left = before.map(counted)
  const right = after.map(counted)
  const alike = left.map(one => right.map(other => similarity(one, other)))
  const best = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  const paired = (row: number, column: number) => alike[row]![column]! >= leastSimilarity ? best[row + 1]![column + 1]! + alike[row]![column]! : -1
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--)
      best[row]![column] = Math.max(best[row + 1]![column]!, best[row]![column + 1]!, paired(row, column))
  }
  const pairs: AlignedPair[] = []
  let row = 0
  let column = 0
  while (row < left.length && column < right.length) {
    if (paired(row, column) === best[row]![column])
      pairs.push({ before: before[row++]!, after: after[column++]! })
    else if (best[row + 1]![column] === best[row]![column])
      pairs.push({ before: before[row++]!, after: null })
    else
      pairs.push({ before: null, after: after[column++]! })
  }
  return [...pairs, ...unpaired(before.slice(row), after.slice(column))]
}

function unpaired(before: readonly Block[], after: readonly Block[]): AlignedPair[] {
  return [...before.map(block => ({ before: block, after: null })), ...after.map(block => ({ before: null, after: block }))]
}

/** Puts each block of a text beside the same block of the other, or beside its version. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): AlignedPair[] {
  const changes = diffArrays(before.map(block => block.key), after.map(block => block.key), { maxEditLength: mostEdits })
  if (changes === undefined)
    return unpaired(before, after)
  const pairs: AlignedPair[] = []
  let [row, column] = [0, 0]
  let gap = { before: [] as Block[], after: [] as Block[] }
  for (const { value, added, removed } of changes) {
    if (added) {
      gap.after.push(...after.slice(column, column += value.length))
      continue
    }
    if (removed) {
      gap.before.push(...before.slice(row, row += value.length))
      continue
    }
    pairs.push(...pairSimilar(gap.before, gap.after))
    gap = { before: [], after: [] }
    for (let count = 0; count < value.length; count++)
      pairs.push({ before: before[row++]!, after: after[column++]! })
  }
  return [...pairs, ...pairSimilar(gap.before, gap.after)]
}
