import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packVersions, unpackVersions, versionLimits, withVersion } from './versions'
import type { TextVersion } from './versions'

const at = (minute: number) => `2026-11-25T09:${String(minute).padStart(2, '0')}:00.000Z`
const version = (html: string, minute = 0): TextVersion => ({ html, savedAt: at(minute), by: 7, isFound: false })

it('comes back as it went in, whatever the texts', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 5 }), async texts => {
    const versions = texts.map((html, index) => ({ ...version(html, index), isFound: index % 2 === 1, by: index === 0 ? null : index }))
    expect(await unpackVersions(5, await packVersions(5, versions))).toEqual(versions)
  }), { numRuns: 50 })
})

it('guard: a copied deal does not show the versions of the deal it was copied from', async () => {
  expect(await unpackVersions(6, await packVersions(5, [version('<p>Чужой</p>')]))).toEqual([])
})

it.each(['', 'text of somebody', 'cardinal-versions:1:', 'cardinal-versions:1:!!!', 'cardinal-versions:1:AAAA', 'cardinal-versions:2:AAAA'])('has none from a damaged field: %j', async packed => {
  expect(await unpackVersions(5, packed)).toEqual([])
})

it('guard: keeps the newest that fit', async () => {
  // Texts that cannot be packed smaller: what fits is a matter of their bytes.
  const noise = (seed: number) => Array.from({ length: 6000 }, (_, index) => String.fromCharCode(0x430 + (index * index * (seed + 3) + index * 7919) % 3571 % 32)).join('')
  const versions = Array.from({ length: 30 }, (_, index) => version(`${noise(index)}${crypto.randomUUID().repeat(80)}`, index))
  const packed = await packVersions(5, versions)
  const kept = await unpackVersions(5, packed)
  expect(packed.length).toBeLessThanOrEqual(versionLimits.packedChars)
  expect(kept.length).toBeGreaterThan(1)
  expect(kept).toEqual(versions.slice(0, kept.length))
})

it('holds twenty at most', async () => {
  const versions = Array.from({ length: 25 }, (_, index) => version(`<p>${index}</p>`, index))
  expect(await unpackVersions(5, await packVersions(5, versions))).toEqual(versions.slice(0, 20))
})

it('notes the text that the card’s form had saved in between', () => {
  const saved = { html: '<p>Новый</p>', savedAt: at(9), by: 7 }
  const replaced = { html: '<p>Из карточки</p>', savedAt: at(5), by: 9 }
  expect(withVersion([version('<p>Старый</p>', 1)], saved, replaced)).toEqual([
    { ...saved, isFound: false }, { ...replaced, isFound: true }, version('<p>Старый</p>', 1),
  ])
  expect(withVersion([version('<p>Из  карточки</p>', 1)], saved, replaced)).toHaveLength(2)
  expect(withVersion([], saved, { ...replaced, html: '<p></p>' })).toHaveLength(1)
})
