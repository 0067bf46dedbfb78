import { createState, startPortal } from 'b24-local-portal'
import type { RunningPortal } from 'b24-local-portal'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { controlOf } from '../support/portalControl.ts'
import { flows } from './faults/flows.ts'
import { furnish } from './faults/office.ts'
import type { Office } from './faults/office.ts'
import { draw } from './faults/script.ts'

/** `SEED=7 npx vitest run tests/data/randomFaults.test.ts` plays what failed with seed 7. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const SCRIPTS = 50
/** A control shows its break within so many scripts of this seed. */
const CONTROL_SEED = 1
const CONTROL_SCRIPTS = 200
const timeoutMs = 120_000

let running: RunningPortal
let office: Office

beforeAll(async () => {
  console.log(`random faults: seed ${seed}`)
  running = await startPortal({ port: 0, state: createState({ seed: 1 }), quiet: true })
  const control = controlOf(running.origin)
  office = await furnish(running.portal, control)
  await control.send('POST', '/_portal/snapshot')
})

afterAll(async () => running.close())

it.each(flows.map(flow => [flow.promise, flow] as const))('%s, whatever happens to the requests', async (_, { plays }) => {
  await fc.assert(fc.asyncProperty(plays, async play => {
    expect(await play(office)).toEqual([])
  }), { numRuns: SCRIPTS, seed })
}, timeoutMs)

const controls = flows.flatMap(({ name, plays, controls }) => controls.map(control => [name, control.without, { plays, ...control }] as const))

it.each(controls)('control: %s break when %s', async (_name, _without, { plays, removal, breaks }) => {
  for (let number = 0; number < CONTROL_SCRIPTS; number++) {
    const broken = await draw(plays, CONTROL_SEED + number)(office, removal)
    if (broken.some(text => text.startsWith(breaks)))
      return
  }
  expect.fail(`nothing is ${breaks} in ${CONTROL_SCRIPTS} scripts`)
}, timeoutMs)
