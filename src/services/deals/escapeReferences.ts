/**
 * Writes the dollar of `$result[` and its like as an entity. The portal replaces such references in every parameter of a
 * batch, so a text that happens to hold one would be stored changed. As HTML both spellings are the same text.
 *
 * @see https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
export function escapeReferences(html: string): string {
  return html.replaceAll(/\$(?=(?:result|error|total|next|time)\[)/g, '&#36;')
}
