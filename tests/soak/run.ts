// `npm run soak -- <name>`: a promise of the data layer or of the built pages, run the full number of times; see docs/soak.md.
import { parseArgs } from 'node:util'
import { createRandom } from 'b24-local-portal'
import { buildAll } from '../../scripts/build.mjs'
import { openCards } from './cards.ts'
import { isShown, presentCommit, readRecord, writeDocument, writeRecord } from './record.ts'
import type { CaseRecord, ScenarioRecord } from './record.ts'
import type { Case, CardScenario, Scenario, TillScenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'
import { openStage } from './stage.ts'
import { openTills } from './tills.ts'

/** Seeds of the runs of one case lie so far apart. */
const CASE_STRIDE = 1_000_003

interface AnyStage { reset: () => Promise<void>, close: () => Promise<void> }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string' }, minutes: { type: 'string', default: 'Infinity' }, fresh: { type: 'boolean', default: false } },
})

const endsAt = Date.now() + Number(values.minutes) * 60_000
const isTimeOver = () => Date.now() >= endsAt

function recordOf<On>({ name, promise, cases }: { name: string, promise: string, cases: Case<On>[] }, seed: number): ScenarioRecord {
  const commit = presentCommit()
  const known = values.fresh ? null : readRecord(name, commit, seed)
  const rows = cases.map((one): CaseRecord => {
    const before = known?.cases.find(record => record.name === one.name)
    const isShownBroken = one.isControl === true && before !== undefined && before.broken > 0
    const wanted = isShownBroken ? before.done : Math.min(one.runs, Number(values.runs ?? Infinity))
    return { name: one.name, isControl: one.isControl === true, done: 0, broken: 0, firstBroken: '', ...before, full: one.runs, wanted }
  })
  return { scenario: name, promise, commit, seed, date: new Date().toISOString().slice(0, 10), cases: rows }
}

async function runCase<On extends AnyStage>(stage: On, one: Case<On>, row: CaseRecord, seed: number, save: () => void): Promise<void> {
  while (row.done < row.wanted && !isTimeOver()) {
    const runSeed = seed + row.done * CASE_STRIDE
    await stage.reset()
    const { isKept, says } = await one.run(stage, createRandom(runSeed), row.done)
    row.done++
    if (!isKept) {
      row.broken++
      row.firstBroken ||= `run ${row.done}, seed ${runSeed}: ${says}`
    }
    save()
    // A control has shown what it must with its first break.
    if (one.isControl && !isKept)
      row.wanted = row.done
  }
}

async function runScenario(scenario: Scenario | CardScenario | TillScenario, seed: number): Promise<boolean> {
  if ('tills' in scenario)
    return runOn(await openTills(), scenario, seed)
  return 'people' in scenario ? runOn(await openStage({ ...scenario, seed }), scenario, seed) : runOn(await openCards(scenario.text), scenario, seed)
}

async function runOn<On extends AnyStage>(stage: On, scenario: { name: string, promise: string, cases: Case<On>[] }, seed: number): Promise<boolean> {
  const record = recordOf(scenario, seed)
  try {
    for (const [index, one] of scenario.cases.entries()) {
      const row = record.cases[index]!
      await runCase(stage, one, row, seed, () => writeRecord(record))
      if (row.done < row.wanted)
        return false
      console.log(`${isShown(row) ? 'ok  ' : 'FAIL'} ${scenario.name}: ${row.isControl ? 'control: ' : ''}${row.name}: ${row.done} runs, ${row.broken} broken${row.firstBroken && ` (${row.firstBroken})`}`)
    }
  }
  finally {
    await stage.close()
  }
  writeRecord(record)
  writeDocument(record)
  return record.cases.every(isShown)
}

const wanted = positionals.includes('all') ? scenarios : scenarios.filter(({ name }) => positionals.includes(name))
if (wanted.length === 0) {
  console.log(`npm run soak -- <name> [--seed 1] [--runs 20] [--minutes 9] [--fresh]\n\n  all\n${scenarios.map(({ name, promise }) => `  ${name.padEnd(12)} ${promise}`).join('\n')}`)
  process.exit(positionals.length === 0 ? 0 : 1)
}
buildAll({ names: wanted.some(scenario => !('people' in scenario)) ? ['app', 'pages'] : ['pages'] })
let isGood = true
for (const scenario of wanted)
  isGood = await runScenario(scenario, Number(values.seed)) && isGood
if (isTimeOver())
  console.log(`time is over: the same command without --fresh goes on`)
process.exit(isGood ? 0 : 1)
