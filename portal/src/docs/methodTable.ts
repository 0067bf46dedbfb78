import type { MethodDefinition } from '../rest/method.ts'

const START = '<!-- methods: made by `npx tsx portal/src/docs/writeReadme.ts` -->'
const END = '<!-- /methods -->'

/** A Markdown table of the methods, by name: scope, documentation page, and what that page leaves open. */
export function methodTable(methods: Iterable<MethodDefinition>): string {
  const rows = [...methods]
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .map(method => `| [\`${method.name}\`](${method.doc}) | ${scopes(method)} | ${method.callers ?? callers(method)} | ${(method.undocumented ?? []).map(cell).join('<br>')} |`)
  return [`${rows.length} methods.`, '', '| method and its page | scope | who | not documented, our choice |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/**
 * Puts the table between its marks.
 *
 * @throws {Error} when the text has no marks.
 */
export function withMethodTable(readme: string, table: string): string {
  const start = readme.indexOf(START)
  const end = readme.indexOf(END)
  if (start < 0 || end < start)
    throw new Error(`Failed to find where the table of methods goes: the README has no "${START}" before "${END}".`)
  return `${readme.slice(0, start + START.length)}\n\n${table}\n\n${readme.slice(end)}`
}

function scopes({ scope, otherScopes = [] }: MethodDefinition): string {
  return scope === null ? 'any' : [scope, ...otherScopes].map(one => `\`${one}\``).join(', ')
}

function callers({ applicationOnly, administratorOnly }: MethodDefinition): string {
  return [administratorOnly ? 'administrators' : 'everybody', ...(applicationOnly ? ['application only'] : [])].join(', ')
}

/** Bars would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
