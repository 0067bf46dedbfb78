import xml from 'highlight.js/lib/languages/xml'
import { createLowlight } from 'lowlight'
import { h } from 'vue'
import type { VNode } from 'vue'

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>
type Child = Tree['children'][number]

const lowlight = createLowlight({ xml })

function drawn(node: Child): VNode | string {
  if (node.type === 'text')
    return node.value
  if (node.type !== 'element')
    return ''
  const { className } = node.properties
  return h('span', { class: Array.isArray(className) ? className.map(String) : undefined }, node.children.map(drawn))
}

/** A text of HTML as coloured pieces; nothing of it is ever parsed as HTML. */
export function highlightHtml(html: string): (VNode | string)[] {
  return lowlight.highlight('xml', html).children.map(drawn)
}
