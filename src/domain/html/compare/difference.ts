import { diffArrays } from 'diff'
import { alignBlocks } from './alignment'
import { blocksOf } from './blocks'
import type { Block, BlockKind } from './blocks'
import { readBlock } from './words'
import type { BlockShape, Word, WrittenPicture } from './words'

/** A run of words that both texts have, or only one of them. */
export interface WordPart {
  kind: 'same' | 'added' | 'removed'
  /** A line for each paragraph, item and row, a tab between cells; empty for a picture. */
  text: string
  picture: WrittenPicture | null
}

/** What differs beside the words: where a link leads, a heading's level, bold and such, spaces. */
export type MarkupAspect = 'link' | 'picture' | 'picture-text' | 'level' | 'formatting' | 'alignment' | 'structure' | 'spaces' | 'other'

/** Something that differs beside the words; both sides are said where they are words: addresses, texts of pictures. */
export interface MarkupChange { aspect: MarkupAspect, before?: string, after?: string }

export type DifferenceRow
  = | { kind: 'same', before: string, after: string }
    | { kind: 'added', html: string }
    | { kind: 'removed', html: string }
    | {
      kind: 'changed'
      block: BlockKind
      before: string
      after: string
      /** All `same` when only `markup` differs. */
      parts: WordPart[]
      markup: MarkupChange[]
    }

/** Beyond so many changed words two blocks are shown one after the other. */
const mostEdits = 2000

interface WordPair { before: Word | null, after: Word | null }

function pairWords(before: readonly Word[], after: readonly Word[]): WordPair[] | null {
  const changes = diffArrays(before.map(word => word.text), after.map(word => word.text), { maxEditLength: mostEdits })
  let [row, column] = [0, 0]
  return changes?.flatMap(({ value, added, removed }) => value.map((): WordPair => ({
    before: added ? null : before[row++]!,
    after: removed ? null : after[column++]!,
  }))) ?? null
}

function kindOf({ before, after }: WordPair): WordPart['kind'] {
  return before === null ? 'added' : after === null ? 'removed' : 'same'
}

/** Spaces alone between changed words change with them: words do not read well in pieces. */
function widenChanges(pairs: readonly WordPair[]): WordPair[] {
  return pairs.flatMap((pair, index) => {
    const [previous, next] = [pairs[index - 1], pairs[index + 1]]
    const isBetween = pair.after?.text === ' ' && previous && next && kindOf(previous) !== 'same' && kindOf(next) !== 'same'
    return isBetween && pair.before ? [{ before: pair.before, after: null }, { before: null, after: pair.after }] : [pair]
  })
}

/** Puts what was removed before what was added where they take turns without anything in between. */
function sortRuns(pairs: readonly WordPair[]): WordPair[] {
  const sorted: WordPair[] = []
  let run: WordPair[] = []
  const endRun = () => {
    sorted.push(...run.filter(pair => pair.after === null), ...run.filter(pair => pair.before === null))
    run = []
  }
  for (const pair of pairs) {
    if (kindOf(pair) !== 'same') {
      run.push(pair)
      continue
    }
    endRun()
    sorted.push(pair)
  }
  endRun()
  return sorted
}

function joinParts(pairs: readonly WordPair[]): WordPart[] {
  const parts: WordPart[] = []
  for (const pair of pairs) {
    const kind = kindOf(pair)
    const word = (pair.after ?? pair.before)!
    const last = parts.at(-1)
    if (word.picture !== null)
      parts.push({ kind, text: '', picture: word.picture })
    else if (last?.kind === kind && last.picture === null)
      last.text += word.text
    else
      parts.push({ kind, text: word.text, picture: null })
  }
  return parts
}

function said(aspect: MarkupAspect, before: string, after: string): MarkupChange[] {
  return before === after ? [] : [{ aspect, before, after }]
}

function wordChanges({ before, after }: WordPair): MarkupChange[] {
  if (before === null || after === null)
    return []
  const pictures = before.picture && after.picture
    ? [
        ...(before.picture.src !== after.picture.src || before.picture.size !== after.picture.size ? [{ aspect: 'picture' as const }] : []),
        ...said('picture-text', before.picture.alt, after.picture.alt),
      ]
    : []
  return [...said('link', before.link, after.link), ...(before.marks === after.marks ? [] : [{ aspect: 'formatting' as const }]), ...pictures]
}

/** Differences of names, alignments, spans and starts; blocks that came or went show as words, unless there are none in them. */
function shapeChanges(before: Block, after: Block): MarkupChange[] {
  const [left, right] = [readBlock(before), readBlock(after)]
  if (left.shape.length !== right.shape.length)
    return left.words.length === right.words.length ? [{ aspect: 'structure' }] : []
  const differs = (read: (part: BlockShape) => string) => left.shape.some((part, index) => read(part) !== read(right.shape[index]!))
  const changes: MarkupChange[] = []
  if (differs(part => part.name))
    changes.push({ aspect: before.kind === 'text' ? 'level' : 'structure' })
  else if (differs(part => part.numbers))
    changes.push({ aspect: 'structure' })
  if (differs(part => part.alignment))
    changes.push({ aspect: 'alignment' })
  return changes
}

function withoutRepeats(changes: readonly MarkupChange[]): MarkupChange[] {
  return [...new Map(changes.map(change => [JSON.stringify(change), change])).values()]
}

function isOnlySpaces(parts: readonly WordPart[]): boolean {
  const changed = parts.filter(part => part.kind !== 'same')
  return changed.length > 0 && changed.every(part => part.picture === null && part.text.trim() === '')
}

function compareBlocks(before: Block, after: Block): DifferenceRow[] {
  if (before.key === after.key)
    return [{ kind: 'same', before: before.html, after: after.html }]
  const pairs = pairWords(readBlock(before).words, readBlock(after).words)
  if (pairs === null)
    return [{ kind: 'removed', html: before.html }, { kind: 'added', html: after.html }]
  const parts = joinParts(sortRuns(widenChanges(pairs)))
  const markup = withoutRepeats([...pairs.flatMap(wordChanges), ...shapeChanges(before, after)])
  if (isOnlySpaces(parts))
    markup.push({ aspect: 'spaces' })
  if (markup.length === 0 && parts.every(part => part.kind === 'same'))
    markup.push({ aspect: 'other' })
  return [{ kind: 'changed', block: after.kind, before: before.html, after: after.html, parts, markup }]
}

/**
 * What differs between two texts, paragraph by paragraph, in the order of reading.
 *
 * @param before A sanitised text.
 * @param after A sanitised text.
 */
export function differenceOf(before: string, after: string): DifferenceRow[] {
  return alignBlocks(blocksOf(before), blocksOf(after)).flatMap(pair => {
    if (pair.before === null)
      return [{ kind: 'added', html: pair.after!.html }]
    return pair.after === null ? [{ kind: 'removed', html: pair.before.html }] : compareBlocks(pair.before, pair.after)
  })
}
