import { createRandom } from 'b24-local-portal'
import { expect, it } from 'vitest'
import { simulateCallCentre } from './callCentre.ts'
import { figuresInWords, figuresOf } from './figures.ts'
import { simulateMonth } from './month.ts'

// `npm run soak -- routing` goes through other seeds.
const seed = 9

it('gives every visit of a month to exactly one seller or tells that it waits, always by the rules of sections 4, 5 and 8', async () => {
  const month = await simulateMonth(createRandom(seed), { days: 30, isGuarded: true })
  const figures = figuresOf(month)
  console.info(`seed ${seed}\n${figuresInWords(figures, month)}`)
  expect(month.findings).toEqual([])
  expect(figures).toMatchObject({ twice: 0, lost: 0 })
  expect(figures.visits).toBeGreaterThan(3000)
  for (const { least, most } of figures.perHour)
    expect(most / least).toBeLessThan(2)
})

it('gives every lead and task of a month to exactly one operator, evenly (S5-8.02)', async () => {
  const { works, waited, perHour, findings } = await simulateCallCentre(createRandom(seed), { days: 30 })
  console.info(`seed ${seed}\n${works.length} leads and tasks, ${waited} waited for somebody; ${perHour.least.toFixed(2)} to ${perHour.most.toFixed(2)} an hour at work`)
  expect(findings).toEqual([])
  expect(perHour.most / perHour.least).toBeLessThan(1.6)
})
