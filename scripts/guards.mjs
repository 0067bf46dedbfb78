// `npm run guards`: takes each guard out of a copy of the project, in turn, and expects the named test to fail.
// `npm run guards -- token` runs those whose name contains "token".
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessages } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies, root } from './dependencies.mjs'
import { guards } from './guardList.mjs'

const copy = join(root, '.cache/guards')
const left = new Set(['node_modules', '.git', '.cache', 'test-results', 'playwright-report'])
const runTimeoutMs = 180_000
const workspaces = { 'b24-local-portal': 'portal', 'cardinal-demo-site': 'demo-site' }

/** Copies the project; packages are linked, except the workspaces, which must be the copy's own. */
function makeCopy() {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const name of readdirSync(root)) {
    if (!left.has(name))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: path => !path.endsWith('/node_modules') })
  }
  mkdirSync(join(copy, 'node_modules'))
  // Caches of the bundler stay behind: each copy makes its own.
  for (const name of readdirSync(join(root, 'node_modules')).filter(found => !found.startsWith('.') || found === '.bin'))
    symlinkSync(name in workspaces ? join(copy, workspaces[name]) : join(root, 'node_modules', name), join(copy, 'node_modules', name))
  if (existsSync(join(root, 'portal/node_modules')))
    symlinkSync(join(root, 'portal/node_modules'), join(copy, 'portal/node_modules'))
}

/** Runs a program of `node_modules/.bin` in the copy. */
function runInCopy(name, args) {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', name), args, { cwd: copy, encoding: 'utf8', timeout: runTimeoutMs, env: { ...process.env, NO_COLOR: '1', CI: '1' } })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Runs one test file, filtered by these parts of names.
 *
 * @returns {{ passed: number, failed: number, ok: boolean, output: string }} Tests counted, not files: one that does not
 * even load has no failed test.
 */
function runTests({ runner = 'vitest', project, file }, tests) {
  const names = tests.map(escape).join('|')
  const isStory = runner === 'playwright'
  const built = isStory ? runInCopy('vite', ['build', '--logLevel', 'warn']) : null
  if (built?.ok === false)
    return { passed: 0, failed: 0, ok: false, output: built.output }
  const { ok, output } = isStory
    ? runInCopy('playwright', ['test', file, '-g', names, '--reporter=line'])
    : runInCopy('vitest', ['run', '--project', project, file, '-t', names])
  const counts = isStory ? output : /^ *Tests .*$/m.exec(output)?.[0] ?? ''
  const count = word => Number(new RegExp(`(\\d+) ${word}`).exec(counts)?.[1] ?? 0)
  return { passed: count('passed'), failed: count('failed'), ok, output }
}

/** Changes the guard's file in the copy. @returns {(() => void) | null} Undoes it; null when the guard is not there. */
function takeOut({ in: name, remove, put = '' }) {
  const path = join(copy, name)
  const original = readFileSync(path, 'utf8')
  const changed = original.replace(remove, put)
  if (changed === original)
    return null
  writeFileSync(path, changed)
  return () => writeFileSync(path, original)
}

const filesInPlace = new Map()

/** With the guards in place: once for all tests of a file. */
function runInPlace(guard) {
  if (!filesInPlace.has(guard.file))
    filesInPlace.set(guard.file, runTests(guard, wanted.filter(({ file }) => file === guard.file).map(({ test }) => test)))
  return filesInPlace.get(guard.file)
}

/** @returns {string | null} what is wrong with this guard's test, or null. */
function tryWithout(guard) {
  const before = runInPlace(guard)
  if (!before.ok || before.passed === 0)
    return `the tests do not pass with the guard in place\n${before.output.slice(-1500)}`
  const putBack = takeOut(guard)
  if (putBack === null)
    return `«${guard.remove}» is not in ${guard.in}: mend scripts/guardList.mjs`
  try {
    const after = runTests(guard, [guard.test])
    if (after.failed > 0)
      return null
    return after.ok ? 'the test passes' : `the test does not run\n${after.output.slice(-1500)}`
  }
  finally {
    putBack()
  }
}

ensureDependencies()
process.env.CHROMIUM_PATH = ensureChromium()
compileMessages()
makeCopy()

const wanted = guards.filter(guard => !process.argv[2] || guard.name.includes(process.argv[2]))
let passed = 0
for (const guard of wanted) {
  const trouble = tryWithout(guard)
  if (trouble === null)
    passed++
  console.log(`${trouble === null ? 'ok  ' : 'FAIL'} ${guard.name}: without it, ${trouble === null ? `«${guard.test}» fails` : trouble}`)
}
rmSync(copy, { recursive: true, force: true })
console.log(`\n${passed} passed, ${wanted.length - passed} failed`)
process.exit(passed === wanted.length && passed > 0 ? 0 : 1)
