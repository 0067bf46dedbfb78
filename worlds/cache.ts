import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectPath } from './paths.ts'

/** What a world is made from: a change in any of these builds it anew. */
const sources = ['worlds', 'portal/src', 'src/services', 'src/domain', 'src/solutions', 'package-lock.json']

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort())
      addToHash(hash, join(path, name))
  }
  else if (!/\.test\.ts$|\.md$/.test(path)) {
    hash.update(path).update(readFileSync(path))
  }
}

/** File that keeps a world made from the present sources with these options. */
export function cachePath(options: Record<string, string | number>): string {
  const hash = createHash('sha256').update(JSON.stringify(options)).update(process.versions.v8)
  for (const source of sources)
    addToHash(hash, projectPath(source))
  return projectPath(`.cache/worlds/${hash.digest('hex').slice(0, 24)}.bin`)
}

export function readCache(path: string): Uint8Array | null {
  return existsSync(path) ? readFileSync(path) : null
}

/** Worlds that are kept; older ones go. */
const KEPT = 8

/** Writes beside and renames, so that a start at the same time never reads half a world. */
export function writeCache(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, bytes)
  renameSync(`${path}.${process.pid}`, path)
  const newestFirst = readdirSync(folder)
    .filter(name => name.endsWith('.bin'))
    .map(name => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.time - one.time)
  for (const { name } of newestFirst.slice(KEPT))
    rmSync(join(folder, name), { force: true })
}
