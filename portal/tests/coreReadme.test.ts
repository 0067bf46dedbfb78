import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { methodTable, withMethodTable } from '../src/docs/methodTable.ts'
import { createRegistry } from '../src/rest/registry.ts'
import { defaultSwitches } from '../src/state/switches.ts'
import { defaultLimits } from '../src/state/limits.ts'

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')

it('the README lists every method as it is; if not, run npx tsx portal/src/docs/writeReadme.ts', () => {
  expect(readme).toBe(withMethodTable(readme, methodTable(createRegistry().values())))
})

it('every method names a page of the documentation', () => {
  for (const { name, doc } of createRegistry().values())
    expect([name, doc]).toEqual([name, expect.stringMatching(/^https:\/\/apidocs\.bitrix24\.(com|ru)\/.+\.html(#.+)?$/)])
})

it('the README explains every switch and every limit', () => {
  for (const name of [...Object.keys(defaultSwitches()), ...Object.keys(defaultLimits())])
    expect(readme).toContain(`| \`${name}\` |`)
})
