import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cropArea, focusWithin, middle, ratioOf, readFocus, scaledSize, writeFocus } from './crop'

const anySize = fc.record({ width: fc.integer({ min: 1, max: 10_000 }), height: fc.integer({ min: 1, max: 10_000 }) })
const part = fc.double({ min: 0, max: 1, noNaN: true })
const anyFocus = fc.record({ x: part, y: part })
const anyRatio = fc.oneof(fc.constant(null), fc.constantFrom(1, 16 / 9, 4 / 3, 3 / 4, 21 / 9, 1 / 9999, 9999), fc.double({ min: 0.01, max: 100, noNaN: true }))
const anyZoom = fc.double({ min: 1, max: 4, noNaN: true })

describe('a ratio', () => {
  it.each([
    ['16:9', 16 / 9],
    ['1:1', 1],
    ['3:4', 0.75],
    ['1200:630', 1200 / 630],
    ['0:1', null],
    ['1:0', null],
    ['0:0', null],
    ['', null],
    ['16', null],
    ['16/9', null],
    ['16:9:1', null],
    [' 16:9', null],
    ['-16:9', null],
    ['1.5:1', null],
    ['12345:1', null],
    ['auto', null],
  ])('is read from %j as %j', (text, ratio) => {
    expect(ratioOf(text)).toBe(ratio)
  })
})

describe('a crop', () => {
  it.each([
    ['all of it without a ratio', { width: 400, height: 300 }, null, middle, 1, { x: 0, y: 0, width: 400, height: 300 }],
    ['all of it when the ratio is its own', { width: 1600, height: 900 }, 16 / 9, { x: 1, y: 0 }, 1, { x: 0, y: 0, width: 1600, height: 900 }],
    ['the middle of a wide one', { width: 400, height: 300 }, 1, middle, 1, { x: 50, y: 0, width: 300, height: 300 }],
    ['the middle of a tall one', { width: 300, height: 400 }, 1, middle, 1, { x: 0, y: 50, width: 300, height: 300 }],
    ['the left edge', { width: 400, height: 300 }, 1, { x: 0, y: 0.5 }, 1, { x: 0, y: 0, width: 300, height: 300 }],
    ['the right edge', { width: 400, height: 300 }, 1, { x: 1, y: 0.5 }, 1, { x: 100, y: 0, width: 300, height: 300 }],
    ['around the focus', { width: 1000, height: 500 }, 1, { x: 0.6, y: 0.5 }, 1, { x: 350, y: 0, width: 500, height: 500 }],
    ['a quarter of each side at the largest zoom', { width: 400, height: 400 }, null, middle, 4, { x: 150, y: 150, width: 100, height: 100 }],
    ['a zoomed corner', { width: 400, height: 300 }, null, { x: 1, y: 1 }, 2, { x: 200, y: 150, width: 200, height: 150 }],
    ['no more than the largest zoom', { width: 400, height: 400 }, null, middle, 9, { x: 150, y: 150, width: 100, height: 100 }],
    ['no less than the whole', { width: 400, height: 400 }, null, middle, 0.5, { x: 0, y: 0, width: 400, height: 400 }],
    ['a pixel of a pixel', { width: 1, height: 1 }, 16 / 9, middle, 4, { x: 0, y: 0, width: 1, height: 1 }],
    ['a line where the ratio asks for less', { width: 100, height: 100 }, 1000, middle, 1, { x: 0, y: 50, width: 100, height: 1 }],
    ['the edge for a focus outside', { width: 400, height: 300 }, 1, { x: 7, y: -3 }, 1, { x: 100, y: 0, width: 300, height: 300 }],
  ])('is %s', (_, size, ratio, focus, zoom, area) => {
    expect(cropArea(size, ratio, focus, zoom)).toEqual(area)
  })

  it('is the middle of the whole when only a ratio is told', () => {
    expect(cropArea({ width: 400, height: 300 }, 1)).toEqual({ x: 50, y: 0, width: 300, height: 300 })
  })

  it('is of whole pixels inside the picture', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, anyZoom, (size, ratio, focus, zoom) => {
      const { x, y, width, height } = cropArea(size, ratio, focus, zoom)
      expect([x, y, width, height].every(Number.isInteger)).toBe(true)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(size.width)
      expect(y + height).toBeLessThanOrEqual(size.height)
    }), { numRuns: 2000 })
  })

  it('has its ratio, but for half a pixel of each side', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, anyZoom, (size, ratio, focus, zoom) => {
      const wanted = ratio ?? size.width / size.height
      const { width, height } = cropArea(size, ratio, focus, zoom)
      fc.pre(width > 1 && height > 1)
      expect(Math.abs(width - height * wanted)).toBeLessThanOrEqual(0.5 + 0.5 * wanted + 1e-6)
    }), { numRuns: 2000 })
  })

  it('is the largest of its ratio without zoom', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, (size, ratio, focus) => {
      const { width, height } = cropArea(size, ratio, focus)
      expect(width === size.width || height === size.height).toBe(true)
    }), { numRuns: 1000 })
  })

  it('holds the focus', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, anyZoom, (size, ratio, focus, zoom) => {
      const { x, y, width, height } = cropArea(size, ratio, focus, zoom)
      expect(focus.x * size.width).toBeGreaterThanOrEqual(x)
      expect(focus.x * size.width).toBeLessThanOrEqual(x + width)
      expect(focus.y * size.height).toBeGreaterThanOrEqual(y)
      expect(focus.y * size.height).toBeLessThanOrEqual(y + height)
    }), { numRuns: 2000 })
  })

  it('has the focus in its middle unless an edge is in the way', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, anyZoom, (size, ratio, focus, zoom) => {
      const { x, width } = cropArea(size, ratio, focus, zoom)
      const isFree = x > 0 && x + width < size.width
      expect(isFree ? Math.abs(focus.x * size.width - (x + width / 2)) : 0).toBeLessThanOrEqual(0.5 + 1e-6)
    }), { numRuns: 1000 })
  })
})

describe('a scaled size', () => {
  it.each([
    [{ width: 4000, height: 3000 }, 2000, { width: 2000, height: 1500 }],
    [{ width: 3000, height: 4000 }, 1200, { width: 1200, height: 1600 }],
    [{ width: 1000, height: 333 }, 100, { width: 100, height: 33 }],
    [{ width: 640, height: 480 }, 640, { width: 640, height: 480 }],
    [{ width: 640, height: 480 }, 1200, { width: 640, height: 480 }],
    [{ width: 10_000, height: 1 }, 100, { width: 100, height: 1 }],
  ])('of %j for a width of %j is %j', (size, largestWidth, scaled) => {
    expect(scaledSize(size, largestWidth)).toEqual(scaled)
  })

  it('is of whole pixels, never larger and of the same ratio', () => {
    fc.assert(fc.property(anySize, fc.integer({ min: 1, max: 10_000 }), (size, largestWidth) => {
      const { width, height } = scaledSize(size, largestWidth)
      expect([width, height].every(Number.isInteger)).toBe(true)
      expect(width).toBe(size.width < largestWidth ? size.width : largestWidth)
      expect(height).toBeGreaterThanOrEqual(1)
      expect(height).toBeLessThanOrEqual(size.height)
      expect(height === 1 ? 0 : Math.abs(height - size.height * width / size.width)).toBeLessThanOrEqual(0.5 + 1e-6)
    }), { numRuns: 1000 })
  })
})

describe('the focus inside a crop', () => {
  const size = { width: 400, height: 200 }

  it.each([
    ['stays in the whole', { x: 0, y: 0, width: 400, height: 200 }, { x: 0.25, y: 0.75 }, { x: 0.25, y: 0.75 }],
    ['is told by the crop', { x: 100, y: 0, width: 200, height: 200 }, { x: 0.5, y: 0.25 }, { x: 0.5, y: 0.25 }],
    ['moves to the side', { x: 100, y: 100, width: 100, height: 100 }, { x: 0.375, y: 0.75 }, { x: 0.5, y: 0.5 }],
    ['stops at the edge', { x: 200, y: 100, width: 200, height: 100 }, { x: 0.1, y: 0.9 }, { x: 0, y: 0.8 }],
    ['stops at the other edge', { x: 0, y: 0, width: 100, height: 100 }, { x: 0.9, y: 0.9 }, { x: 1, y: 1 }],
  ])('%s', (_, area, focus, inside) => {
    expect(focusWithin(area, size, focus)).toEqual(inside)
  })

  it('is the same place of the picture', () => {
    fc.assert(fc.property(anySize, anyRatio, anyFocus, anyZoom, (picture, ratio, focus, zoom) => {
      const area = cropArea(picture, ratio, focus, zoom)
      const inside = focusWithin(area, picture, focus)
      expect(area.x + inside.x * area.width).toBeCloseTo(focus.x * picture.width, 5)
      expect(area.y + inside.y * area.height).toBeCloseTo(focus.y * picture.height, 5)
    }), { numRuns: 1000 })
  })
})

describe('a written focus', () => {
  it.each([
    [{ x: 0.42, y: 0.3 }, '42% 30%'],
    [{ x: 0, y: 1 }, '0% 100%'],
    [{ x: 0.005, y: 0.994 }, '1% 99%'],
    [middle, '50% 50%'],
  ])('of %j is %j', (focus, text) => {
    expect(writeFocus(focus)).toBe(text)
  })

  it.each([
    ['42% 30%', { x: 0.42, y: 0.3 }],
    [' 0% 100% ', { x: 0, y: 1 }],
    ['140% 30%', { x: 1, y: 0.3 }],
    ['', { x: 0.5, y: 0.5 }],
    ['42%', { x: 0.5, y: 0.5 }],
    ['42 30', { x: 0.5, y: 0.5 }],
    ['-5% 30%', { x: 0.5, y: 0.5 }],
    ['4.2% 30%', { x: 0.5, y: 0.5 }],
    ['1000% 30%', { x: 0.5, y: 0.5 }],
    ['left top', { x: 0.5, y: 0.5 }],
    ['42% 30%; color: red', { x: 0.5, y: 0.5 }],
  ])('is read from %j as %j', (text, focus) => {
    expect(readFocus(text)).toEqual(focus)
  })

  it('is read back to half a percent', () => {
    fc.assert(fc.property(anyFocus, focus => {
      const read = readFocus(writeFocus(focus))
      expect(Math.abs(read.x - focus.x)).toBeLessThanOrEqual(0.005 + 1e-9)
      expect(Math.abs(read.y - focus.y)).toBeLessThanOrEqual(0.005 + 1e-9)
    }))
  })

  it('is written again as it was read', () => {
    fc.assert(fc.property(fc.nat(100), fc.nat(100), (x, y) => {
      expect(writeFocus(readFocus(`${x}% ${y}%`))).toBe(`${x}% ${y}%`)
    }))
  })
})
