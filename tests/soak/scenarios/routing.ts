import type { Random } from 'b24-local-portal'
import { simulateCallCentre } from '../../data/routing/callCentre.ts'
import { figuresInWords, figuresOf } from '../../data/routing/figures.ts'
import { simulateMonth } from '../../data/routing/month.ts'
import { broken, kept } from '../scenario.ts'
import type { Scenario, Verdict } from '../scenario.ts'

const DAYS = 30

async function judgeMonth(random: Random, isGuarded: boolean): Promise<Verdict> {
  const month = await simulateMonth(random, { days: DAYS, isGuarded })
  const figures = figuresOf(month)
  console.log(figuresInWords(figures, month))
  return figures.twice === 0 && figures.lost === 0 && month.findings.length === 0 ? kept : broken(`${figures.twice} twice, ${figures.lost} lost; ${month.findings[0] ?? 'no other finding'}`)
}

async function judgeCallCentre(random: Random): Promise<Verdict> {
  const { findings, works, perHour } = await simulateCallCentre(random, { days: DAYS })
  console.log(`${works.length} leads and tasks, ${perHour.least.toFixed(2)} to ${perHour.most.toFixed(2)} an hour at work`)
  return findings.length === 0 ? kept : broken(findings[0]!)
}

/** Simulated: the shop floor in browsers has a scenario of its own. */
export const routing: Scenario = {
  name: 'routing',
  promise: 'Some four thousand visits a month of two stores, with shift changes, absences, breaks, silent pages, refusals, late answers and pages that close or write at the same moment: each has exactly one seller or is told to wait, and each choice is the one that a notebook kept beside makes; the same of operators.',
  people: 0,
  cases: [
    { name: 'a month of visits', runs: 50, run: (_, random) => judgeMonth(random, true) },
    { name: 'a month of leads and tasks', runs: 50, run: (_, random) => judgeCallCentre(random) },
    { name: 'pages write over one another', runs: 5, isControl: true, run: (_, random) => judgeMonth(random, false) },
  ],
}
