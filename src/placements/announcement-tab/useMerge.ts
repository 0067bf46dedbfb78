import { computed, shallowRef, watch } from 'vue'
import { blocksOf } from '@/domain/html/compare/blocks'
import { mergeTexts, mergedHtml } from '@/domain/html/compare/merge'
import type { MergeChoice, MergePart } from '@/domain/html/compare/merge'
import { sanitiseHtml } from '@/domain/html/sanitise'

type Shown = { kind: 'agreed', html: string, count: number } | { kind: 'conflict', place: Extract<MergePart, { kind: 'conflict' }>, index: number }

function agreed(html: string): Shown {
  return { kind: 'agreed', html, count: blocksOf(html).length }
}

/** Merges my text with the colleague's; where both have changed the same, a choice is asked for. */
export function useMerge(texts: () => { base: string, mine: string, theirs: string }) {
  const clean = computed(() => {
    const { base, mine, theirs } = texts()
    return { base: sanitiseHtml(base), mine: sanitiseHtml(mine), theirs: sanitiseHtml(theirs) }
  })
  /** Why a text cannot be looked at, and so not merged. */
  const refusal = computed(() => Object.values(clean.value).find(side => side.refused !== null)?.refused ?? null)
  const parts = computed(() => {
    const { base, mine, theirs } = clean.value
    return refusal.value === null ? mergeTexts({ base: base.html, mine: mine.html, theirs: theirs.html }) : []
  })

  const choices = shallowRef<(MergeChoice | null)[]>([])
  watch(parts, () => {
    choices.value = parts.value.filter(part => part.kind === 'conflict').map(() => null)
  }, { immediate: true })

  /** The parts with agreed neighbours as one. */
  const shown = computed(() => {
    const result: Shown[] = []
    let index = 0
    for (const part of parts.value) {
      const last = result.at(-1)
      if (part.kind === 'conflict')
        result.push({ kind: 'conflict', place: part, index: index++ })
      else if (last?.kind === 'agreed')
        result.splice(-1, 1, agreed(last.html + part.html))
      else
        result.push(agreed(part.html))
    }
    return result
  })
  const merged = computed(() => mergedHtml(parts.value, choices.value))
  const left = computed(() => choices.value.filter(choice => choice === null).length)

  function choose(index: number, choice: MergeChoice | null) {
    choices.value = choices.value.with(index, choice)
  }

  return { refusal, shown, choices, merged, left, choose }
}
