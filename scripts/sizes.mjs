// Size check of the built pages against the budgets (decisions/0008-budgets.md). Counts what a page loads before the
// person can use it: its entry with static imports, plus the lazy chunks named here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './dependencies.mjs'

const manifest = JSON.parse(readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'))
const kilobytes = bytes => Math.round(bytes / 102.4) / 10

/** Keys of the manifest reachable from a key by static imports. */
function staticImports(key, seen = new Set()) {
  if (seen.has(key))
    return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? [])
    staticImports(next, seen)
  return seen
}

function findKey(name) {
  const key = Object.keys(manifest).find(candidate => candidate.includes(name))
  if (!key)
    throw new Error(`dist/ has no chunk for ${name}`)
  return key
}

/** Compressed bytes of scripts and styles behind the keys, each file once. */
function sizeOf(keys) {
  const chunks = [...new Set(keys.flatMap(key => [...staticImports(key)]))].map(key => manifest[key])
  const gzip = files => [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist', file))).length, 0)
  return {
    js: gzip(chunks.map(chunk => chunk.file).filter(file => file.endsWith('.js'))),
    css: gzip(chunks.flatMap(chunk => chunk.css ?? [])),
  }
}

const budgets = JSON.parse(readFileSync(join(root, 'scripts/budgets.json'), 'utf8'))
let isOver = false
for (const { what, chunks, jsKb, cssKb } of budgets) {
  const { js, css } = sizeOf(chunks.map(findKey))
  const over = kilobytes(js) > jsKb || kilobytes(css) > cssKb
  isOver ||= over
  console.log(`${over ? 'OVER' : 'ok  '} ${what}: ${kilobytes(js)} of ${jsKb} KB JS, ${kilobytes(css)} of ${cssKb} KB CSS (gzip)`)
}
process.exit(isOver ? 1 : 0)
