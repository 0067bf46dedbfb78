import { readFile, writeFile } from 'node:fs/promises'
import { createRegistry } from '../rest/registry.ts'
import { methodTable, withMethodTable } from './methodTable.ts'

const readme = new URL('../../README.md', import.meta.url)
await writeFile(readme, withMethodTable(await readFile(readme, 'utf8'), methodTable(createRegistry().values())))
