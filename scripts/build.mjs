import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, root, runTool } from './dependencies.mjs'

/** What each built folder is made from. */
const targets = {
  app: {
    out: 'dist',
    sources: ['src', 'build', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'project.inlang/settings.json'],
    build() {
      runTool('vite', ['build', '--logLevel', 'warn'])
      runTool('tsx', ['build/zip.ts'])
    },
  },
  pages: {
    out: 'portal/dist',
    sources: ['portal/pages', 'portal/vite.config.ts', 'package-lock.json'],
    build() {
      runTool('vite', ['build', '-c', 'portal/vite.config.ts', '--logLevel', 'warn'])
    },
  },
}

function addToHash(hash, path) {
  if (!existsSync(path))
    return
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      if (name !== 'paraglide' && name !== 'node_modules' && name !== 'dist')
        addToHash(hash, join(path, name))
    }
    return
  }
  hash.update(path.slice(root.length)).update(readFileSync(path))
}

function sourceHash(sources) {
  const hash = createHash('sha256')
  for (const source of sources)
    addToHash(hash, join(root, source))
  return hash.digest('hex')
}

/**
 * Builds the app and the local portal's pages, each only when its sources changed.
 *
 * @param {{ names?: ('app' | 'pages')[], force?: boolean }} [options]
 */
export function buildAll({ names = ['app', 'pages'], force = false } = {}) {
  const due = names.filter(name => {
    const { out, sources } = targets[name]
    const mark = join(root, out, '.hash')
    return force || !existsSync(mark) || readFileSync(mark, 'utf8') !== sourceHash(sources)
  })
  if (due.includes('app'))
    compileMessages()
  for (const name of due) {
    console.log(`Building ${targets[name].out}/…`)
    targets[name].build()
    writeFileSync(join(root, targets[name].out, '.hash'), sourceHash(targets[name].sources))
  }
}

/** Compiles `src/locales/*.json` into typed functions in `src/paraglide/`. */
export function compileMessages() {
  runTool('paraglide-js', ['compile', '--project', './project.inlang', '--outdir', './src/paraglide', '--strategy', 'globalVariable', 'baseLocale', '--silent'])
}

if (import.meta.filename === process.argv[1] || process.argv[1]?.endsWith('scripts/build.mjs')) {
  ensureDependencies()
  const names = ['app', 'pages'].filter(name => process.argv.includes(`--${name}`))
  buildAll({ names: names.length ? names : undefined, force: process.argv.includes('--force') })
}
