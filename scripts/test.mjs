// `npm test`: everything that must hold, on a machine that has Node only. Ends with `N passed, N failed`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll, compileMessages } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies, root, runTool } from './dependencies.mjs'

const results = join(root, '.cache/results')
const totals = { passed: 0, failed: 0 }

/** Runs one step that counts as a single check. */
function check(name, step) {
  console.log(`\n── ${name}`)
  try {
    step()
    totals.passed++
  }
  catch (error) {
    totals.failed++
    console.log(`── ${name}: failed${error.status === undefined ? ` (${error.message})` : ''}`)
  }
}

/** Runs a test runner and adds its own counts, read from its JSON report. */
function suite(name, step, countFrom) {
  console.log(`\n── ${name}`)
  let broke = false
  try {
    step()
  }
  catch {
    broke = true
  }
  const report = join(results, `${name}.json`)
  const counts = existsSync(report) ? countFrom(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  totals.passed += counts.passed
  totals.failed += counts.failed
  // A runner that broke, or ran nothing, is a failure even if no test says so.
  if ((broke && counts.failed === 0) || counts.passed + counts.failed === 0)
    totals.failed++
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed`)
}

ensureDependencies()
process.env.CHROMIUM_PATH = ensureChromium()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
compileMessages()

check('types of the app', () => runTool('vue-tsc', ['-p', 'tsconfig.app.json']))
check('types of portal, worlds and tests', () => runTool('vue-tsc', ['-p', 'tsconfig.node.json']))
check('types of the portal pages', () => runTool('vue-tsc', ['-p', 'portal/pages/tsconfig.json']))
check('lint', () => runTool('eslint', ['.', '--max-warnings', '0']))
check('dead code', () => runTool('knip', []))
check('build', () => buildAll({ force: process.argv.includes('--force-build') }))
check('sizes', () => execFileSync(process.execPath, [join(root, 'scripts/sizes.mjs')], { cwd: root, stdio: 'inherit' }))
suite('vitest', () => runTool('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`]), report => ({
  passed: report.numPassedTests,
  // A file that fails to load has no failed test of its own.
  failed: report.numFailedTests + report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length,
}))
suite('stories', () => runTool('playwright', ['test'], { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'stories.json') }), report => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected + report.errors.length,
}))

console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)
