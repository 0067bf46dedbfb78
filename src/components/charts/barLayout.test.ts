import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutBars } from './barLayout'
import type { BarGroup } from './barLayout'

const size = { width: 800, height: 240, margin: { top: 20, right: 10, bottom: 30, left: 50 } }
const groupsOf = (...values: number[][]): BarGroup[] => values.map((each, index) => ({ id: String(index), label: '', values: each }))

describe('bars', () => {
  it('stand on zero, as high as their values', () => {
    const { bars, zero } = layOutBars(groupsOf([100, 50], [200, 0]), 2, { ...size, mode: 'beside' })
    expect(bars.map(({ height }) => Math.round(height))).toEqual([95, 48, 190, 0])
    expect(bars.every(({ y, height }) => Math.round(y + height) === Math.round(zero))).toBe(true)
  })

  it('hang below zero when they are negative', () => {
    const { bars, zero } = layOutBars(groupsOf([100, -50]), 2, { ...size, mode: 'beside' })
    expect(bars[1]!.y).toBeCloseTo(zero)
    expect(bars[0]!.y + bars[0]!.height).toBeCloseTo(zero)
  })

  it('stacked lie on each other, what is negative below', () => {
    const { bars, zero } = layOutBars(groupsOf([100, 50, -30]), 3, { ...size, mode: 'stacked' })
    expect(bars[1]!.y + bars[1]!.height).toBeCloseTo(bars[0]!.y)
    expect(bars[2]!.y).toBeCloseTo(zero)
  })

  it('are inside the picture and do not overlap, whatever their values', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 })), { maxLength: 40 }), fc.constantFrom('beside' as const, 'stacked' as const), (values, mode) => {
      const { bars } = layOutBars(groupsOf(...values), 2, { ...size, mode })
      for (const bar of bars) {
        expect(bar.y).toBeGreaterThanOrEqual(19.9)
        expect(bar.y + bar.height).toBeLessThanOrEqual(210.1)
        expect(bar.x).toBeGreaterThanOrEqual(50)
      }
      const row = bars.filter(({ series }) => series === 0).sort((one, other) => one.x - other.x)
      expect(row.every((bar, index) => index === 0 || bar.x >= row[index - 1]!.x + row[index - 1]!.width - 0.01)).toBe(true)
    }))
  })

  it('there are none of nothing', () => {
    expect(layOutBars([], 2, { ...size, mode: 'stacked' }).bars).toEqual([])
  })
})
