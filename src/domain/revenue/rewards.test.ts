import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRewards, joinReward, missingTo, readRewards, rewardMeasures, splitReward, suggest, usualRewards } from './rewards'
import type { Reward, RewardDraft, Standing } from './rewards'

const nothing: Standing = { all: 0, year: 0, last12: 0, deals: 0 }
const rule = (line: string): Reward => readRewards([line])[0]!

describe('a rule', () => {
  it.each([
    ['all >= 700000 > discount 5', { measure: 'all', from: '700000', kind: 'discount', value: '5' }],
    ['  year>=600000>discount 7 ', { measure: 'year', from: '600000', kind: 'discount', value: '7' }],
    ['deals >= 5 > tier Золотой клуб', { measure: 'deals', from: '5', kind: 'tier', value: 'Золотой клуб' }],
    ['all >= > discount', { measure: 'all', from: '', kind: 'discount', value: '' }],
    ['what is this', { measure: 'what is this', from: '', kind: '', value: '' }],
  ])('%j falls into its parts', (line, parts) => {
    expect(splitReward(line)).toEqual(parts)
  })

  it('that is being typed comes back as it was', () => {
    const word = fc.constantFrom('', '5', '1 000', '2,5', 'gold', 'Золотой клуб')
    fc.assert(fc.property(fc.constantFrom(...rewardMeasures), word, fc.constantFrom('discount', 'bonus', 'tier'), word, (measure, from, kind, value) => {
      expect(splitReward(joinReward({ measure, from, kind, value }))).toEqual({ measure, from, kind, value })
    }))
  })

  it.each([
    ['total >= 5 > discount 5', 'measure', 'measure'],
    ['all >= много > discount 5', 'from', 'amount'],
    ['all >= -5 > discount 5', 'from', 'amount'],
    ['deals >= 2.5 > discount 5', 'from', 'count'],
    ['deals >= 0 > discount 5', 'from', 'count'],
    ['all >= 5 > gift 5', 'kind', 'kind'],
    ['all >= 5 > discount 0', 'value', 'discount'],
    ['all >= 5 > discount 101', 'value', 'discount'],
    ['all >= 5 > bonus 1.5', 'value', 'bonus'],
    ['all >= 5 > tier', 'value', 'tier'],
    ['all >= 5 > tier a > b', 'value', 'tier'],
  ])('%j is wrong in its %s', (line, field, kind) => {
    expect(checkRewards([splitReward(line)]).problems.get(0)).toEqual({ field, kind })
    expect(readRewards([line])).toEqual([])
  })

  it('is read as people write numbers', () => {
    expect(checkRewards([{ measure: 'all', from: '700 000,50', kind: 'discount', value: '7,5 %' }]).rewards).toEqual([{ measure: 'all', from: '700000.50', kind: 'discount', value: '7.5' }])
  })

  it('stands once: the second of two with one threshold is wrong', () => {
    const draft: RewardDraft = { measure: 'all', from: '5', kind: 'discount', value: '5' }
    expect([...checkRewards([draft, { ...draft, from: '5.00', value: '7' }, { ...draft, kind: 'bonus' }]).problems]).toEqual([[1, { field: 'from', kind: 'repeated' }]])
  })

  it('of the usual ones is right', () => {
    expect(readRewards(usualRewards)).toHaveLength(usualRewards.length)
  })
})

describe('a suggestion', () => {
  const usual = readRewards(usualRewards)

  it.each([
    [{ all: 29_999_999 }, [], 'discount 3'],
    [{ all: 30_000_000 }, ['discount 3'], 'discount 5'],
    [{ all: 70_000_000, year: 60_000_000 }, ['discount 7'], 'discount 10'],
    [{ all: 300_000_000 }, ['discount 10'], null],
  ])('of %j is %j, then %j', (standing, best, next) => {
    const found = suggest(usual, { ...nothing, ...standing }, 'RUB')
    expect(found.best.map(({ kind, value }) => `${kind} ${value}`)).toEqual(best)
    expect(found.next && `${found.next.reward.kind} ${found.next.reward.value}`).toBe(next)
  })

  it('has one of each kind, the kind named first first; of tiers the one further down', () => {
    const rules = ['deals >= 1 > tier Новый', 'all >= 100 > bonus 500', 'deals >= 3 > tier Свой'].map(rule)
    expect(suggest(rules, { ...nothing, deals: 3, all: 10_000 }, 'RUB').best.map(({ value }) => value)).toEqual(['Свой', '500'])
  })

  it('counts yen without hundredths', () => {
    expect(suggest([rule('all >= 300000 > discount 3')], { ...nothing, all: 300_000 }, 'JPY').best).toHaveLength(1)
  })

  const rewards = fc.uniqueArray(fc.record({
    measure: fc.constantFrom(...rewardMeasures), from: fc.integer({ min: 1, max: 2000 }).map(String), kind: fc.constantFrom('discount' as const, 'bonus' as const), value: fc.integer({ min: 1, max: 100 }).map(String),
  }), { maxLength: 8, selector: ({ measure, from, kind }) => `${measure} ${from} ${kind}` })
  const standings = fc.record({ all: fc.integer({ min: 0, max: 250_000 }), year: fc.integer({ min: 0, max: 250_000 }), last12: fc.integer({ min: 0, max: 250_000 }), deals: fc.integer({ min: 0, max: 2500 }) })

  it('is reached, and no reached rule of its kind gives more', () => {
    fc.assert(fc.property(rewards, standings, (rules, standing) => {
      const { best, next } = suggest(rules, standing, 'RUB')
      for (const one of best) {
        expect(missingTo(one, standing, 'RUB')).toBe(0)
        expect(rules.filter(other => other.kind === one.kind && Number(other.value) > Number(one.value)).every(other => missingTo(other, standing, 'RUB') > 0)).toBe(true)
      }
      expect(next === null || (next.missing > 0 && next.missing === missingTo(next.reward, standing, 'RUB'))).toBe(true)
    }))
  })

  it('never gets worse when a client buys more', () => {
    fc.assert(fc.property(rewards, standings, standings, (rules, standing, more) => {
      const later = { all: standing.all + more.all, year: standing.year + more.year, last12: standing.last12 + more.last12, deals: standing.deals + more.deals }
      const worth = (at: Standing, kind: string) => Number(suggest(rules, at, 'RUB').best.find(one => one.kind === kind)?.value ?? 0)
      for (const kind of ['discount', 'bonus'])
        expect(worth(later, kind)).toBeGreaterThanOrEqual(worth(standing, kind))
    }))
  })

  it('gives what was missing, and the next one is reached', () => {
    fc.assert(fc.property(rewards, standings, (rules, standing) => {
      const { next } = suggest(rules, standing, 'RUB')
      if (next !== null)
        expect(missingTo(next.reward, { ...standing, [next.reward.measure]: standing[next.reward.measure] + next.missing }, 'RUB')).toBe(0)
    }))
  })
})
