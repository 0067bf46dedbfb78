import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'

const folder = fileURLToPath(new URL('../dist', import.meta.url))
const archive = 'cardinal.zip'
/** A fixed time in every entry, so that equal builds give equal archives. */
const mtime = '2020-01-01T00:00:00Z'

/** Files that the portal needs: no build notes, no earlier archive, no rules for other hosts. */
function isPublished(path: string): boolean {
  return path !== archive && !path.startsWith('.') && path !== '_worker.js' && !path.startsWith('hosting/')
}

const files: Zippable = {}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
  if (entry.isFile() && isPublished(path))
    files[path] = [readFileSync(join(folder, path)), { mtime }]
}
if (!('index.html' in files))
  throw new Error('dist/index.html is missing: run the build first.')
writeFileSync(join(folder, archive), zipSync(files, { level: 9 }))
