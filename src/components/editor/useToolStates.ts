import type { Editor } from '@tiptap/core'
import { onBeforeUnmount, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { currentBlock } from './blockKinds'
import type { BlockKind } from './blockKinds'
import { allTools } from './tools'
import type { ToolId } from './tools'

/** How the tools look at the cursor. */
export interface ToolStates {
  block: BlockKind
  active: ReadonlySet<ToolId>
  unavailable: ReadonlySet<ToolId>
}

function look(editor: Editor): ToolStates {
  const idsWhere = (is: (tool: typeof allTools[number]) => boolean | undefined) => new Set(allTools.filter(is).map(tool => tool.id))
  return {
    block: currentBlock(editor),
    active: idsWhere(tool => tool.isActive?.(editor)),
    unavailable: idsWhere(tool => tool.canRun && !tool.canRun(editor)),
  }
}

function isSame(left: ToolStates, right: ToolStates): boolean {
  return left.block === right.block
    && allTools.every(({ id }) => left.active.has(id) === right.active.has(id) && left.unavailable.has(id) === right.unavailable.has(id))
}

/** States of the tools, looked at once a frame; while plain text is typed they stay the same object and nothing is drawn anew. */
export function useToolStates(editor: () => Editor): Readonly<ShallowRef<ToolStates>> {
  const states = shallowRef(look(editor()))
  let frame = 0

  function update() {
    const next = look(editor())
    if (!isSame(states.value, next))
      states.value = next
  }

  function updateSoon() {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(update)
  }

  watch(editor, (current, previous) => {
    previous?.off('transaction', updateSoon)
    current.on('transaction', updateSoon)
  }, { immediate: true })
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    editor().off('transaction', updateSoon)
  })
  return states
}
