import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { projectPath } from '../../worlds/paths.ts'

/** How far one case has come. Written after each run, so that an interrupted soak goes on where it stopped. */
export interface CaseRecord {
  name: string
  isControl: boolean
  /** Runs of the promise in full. */
  full: number
  /** Runs asked for this time. */
  wanted: number
  done: number
  broken: number
  firstBroken: string
}

export interface ScenarioRecord { scenario: string, promise: string, commit: string, seed: number, date: string, cases: CaseRecord[] }

const DOCUMENT = projectPath('docs/soak.md')

const fileOf = (scenario: string): string => projectPath(`.cache/soak/${scenario}.json`)

/** Commit the working tree stands on; `+` when files differ from it. */
export function presentCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: projectPath('.'), encoding: 'utf8' }).trim()
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'src', 'portal', 'tests/soak') === '' ? '' : '+')
}

/** The record to go on with, or null: other commit, other seed, or none. */
export function readRecord(scenario: string, commit: string, seed: number): ScenarioRecord | null {
  if (!existsSync(fileOf(scenario)))
    return null
  const record = JSON.parse(readFileSync(fileOf(scenario), 'utf8')) as ScenarioRecord
  return record.commit === commit && record.seed === seed ? record : null
}

export function writeRecord(record: ScenarioRecord): void {
  mkdirSync(dirname(fileOf(record.scenario)), { recursive: true })
  writeFileSync(fileOf(record.scenario), JSON.stringify(record))
}

/** Whether a case has shown what it must: no break with the protection, at least one without it. */
export function isShown({ isControl, done, wanted, broken }: Omit<CaseRecord, 'firstBroken'>): boolean {
  return done >= wanted && (isControl ? broken > 0 : broken === 0)
}

const HEAD = `# Soak runs

\`npm run soak -- <name>\` runs a promise the full number of times; without a name it lists them. An interrupted run goes on where it
stopped. A control takes the protection away: there the promise must break, or the other lines prove nothing; it ends with
its first break. Figures below come from these runs alone.

| option | |
| --- | --- |
| \`--runs 200\` | no case runs more often; the table says "200 of 2000" |
| \`--minutes 8\` | stops then; the same command goes on |
| \`--seed 7\` | other dates, delays and scripts; 1 by default |
| \`--fresh\` | begins anew |
`

function sectionOf({ scenario, promise, commit, seed, date, cases }: ScenarioRecord): string {
  const rows = cases.map(row =>
    `| ${row.isControl ? `control: ${row.name}` : row.name} | ${row.isControl ? row.done : `${row.done} of ${row.full}`} | ${row.broken} | ${isShown(row) ? 'as it must be' : '**not shown**'} |`)
  return `## ${scenario}\n\n${promise}\n\nCommit ${commit}, seed ${seed}, ${date}.\n\n| case | runs | broken | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

/** Puts a scenario's section into docs/soak.md, in place of the one before. */
export function writeDocument(record: ScenarioRecord): void {
  const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : HEAD
  const [head = '', ...sections] = before.split(/^(?=## )/m)
  const others = sections.filter(section => !section.startsWith(`## ${record.scenario}\n`)).map(section => section.trimEnd() + '\n')
  writeFileSync(DOCUMENT, [head.trimEnd() + '\n', ...[...others, sectionOf(record)].sort()].join('\n'))
}
