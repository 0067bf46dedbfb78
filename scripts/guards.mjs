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

/** Copies the project; packages are linked, except the workspace, which must be the copy's own. */
function makeCopy() {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const name of readdirSync(root)) {
    if (!left.has(name))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: path => !path.endsWith('/node_modules') })
  }
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')))
    symlinkSync(name === 'b24-local-portal' ? join(copy, 'portal') : join(root, 'node_modules', name), join(copy, 'node_modules', name))
  if (existsSync(join(root, 'portal/node_modules')))
    symlinkSync(join(root, 'portal/node_modules'), join(copy, 'portal/node_modules'))
}

/** Runs one test file, filtered by name. @returns {{ failed: boolean, output: string }} */
function runTest({ runner = 'vitest', project, file, test }) {
  const args = runner === 'vitest'
    ? ['run', '--project', project, file, '-t', escape(test)]
    : ['test', file, '-g', escape(test), '--reporter=line']
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', runner), args, { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', CI: '1' } })
  const output = `${stdout}${stderr}`
  return { failed: status !== 0, ranAny: /[1-9]\d* (passed|failed)/.test(output), output }
}

const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** @returns {string | null} what is wrong with this guard's test, or null. */
function tryWithout(guard) {
  const path = join(copy, guard.in)
  const original = readFileSync(path, 'utf8')
  const mutated = original.replace(guard.remove, guard.put ?? '')
  if (mutated === original)
    return `«${guard.remove}» is not in ${guard.in}: mend scripts/guardList.mjs`
  const before = runTest(guard)
  if (before.failed || !before.ranAny)
    return `the test does not pass with the guard in place\n${before.output.slice(-1500)}`
  writeFileSync(path, mutated)
  try {
    const after = runTest(guard)
    return after.failed && after.ranAny ? null : 'the test passes without the guard'
  }
  finally {
    writeFileSync(path, original)
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
