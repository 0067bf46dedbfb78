import type { Removal, RemovalKind } from '@/domain/html/removals'
import * as m from '@/paraglide/messages.js'

type Message = (inputs: { count: number, names: string }) => string

const messages: Record<RemovalKind, Message> = {
  script: m.html_removed_script,
  event: m.html_removed_event,
  link: m.html_removed_link,
  image: m.html_removed_image,
  style: m.html_removed_style,
  frame: m.html_removed_frame,
  foreign: m.html_removed_foreign,
  form: m.html_removed_form,
  media: m.html_removed_media,
  template: m.html_removed_template,
  comment: m.html_removed_comment,
  attribute: m.html_removed_attribute,
  element: m.html_removed_element,
}

/** Only names that a person can read in the text's source: `javascript:`, `data:`. */
function schemes({ kind, names }: Removal): string {
  const readable = kind === 'link' || kind === 'image' ? names.filter(name => name.endsWith(':')) : []
  return readable.length === 0 ? '' : ` ${readable.join(', ')}`
}

/** «2 скрипта, 1 ссылку javascript:, 14 стилей»; empty when nothing was removed. */
export function describeRemovals(removed: readonly Removal[]): string {
  return removed.map(removal => messages[removal.kind]({ count: removal.count, names: schemes(removal) })).join(', ')
}
