import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { answers, contractReadme, dealVectors, fieldMap, knocks, orders, pages, schema } from './vectors.ts'

const names = ['knock', 'order', 'answer', 'inventory', 'field-map'] as const
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false })
for (const name of names)
  ajv.addSchema(schema(name))

function fits(name: (typeof names)[number], value: unknown): boolean {
  return ajv.validate(`${name}.schema.json`, value) as boolean
}

/** Every JSON text of the contract, with the schema that it belongs to. */
const examples = [...contractReadme.matchAll(/```json\n([\s\S]*?)```|`(\{ "v".*?\})`/g)].flatMap(([, block, inline]) =>
  block?.includes('"items"') ? [block] : (block ?? inline ?? '').trim().split('\n')).map(text => JSON.parse(text.replaceAll('"at": "…"', '"at": "2026-11-22T10:44:09+03:00"')) as Record<string, unknown>)

describe('the examples of the contract', () => {
  it('are as many as they were', () => {
    expect(examples).toHaveLength(5)
  })

  it.each(examples.map(example => [JSON.stringify(example).slice(0, 80), example]))('%s fits', (_, example) => {
    const name = 'items' in example ? 'inventory' : 'outcome' in example ? 'answer' : 'portal' in example ? 'knock' : 'order'
    expect(fits(name, example), JSON.stringify(ajv.errors)).toBe(true)
  })
})

describe('the vectors', () => {
  it('field map', () => {
    expect(fits('field-map', fieldMap), JSON.stringify(ajv.errors)).toBe(true)
  })

  it.each(knocks.knocks.filter(({ fitsSchema }) => fitsSchema !== undefined))('knock: $name', ({ request, fitsSchema }) => {
    expect(fits('knock', JSON.parse(request.body))).toBe(fitsSchema)
  })

  it.each(orders.filter(({ fitsSchema }) => fitsSchema !== undefined))('order: $name', ({ published, fitsSchema }) => {
    expect(fits('order', JSON.parse(published))).toBe(fitsSchema)
  })

  it.each(answers)('answer: $name', ({ answer, fitsSchema }) => {
    expect(fits('answer', answer)).toBe(fitsSchema)
  })

  it.each(pages)('inventory: $name', ({ page, fitsSchema }) => {
    expect(fits('inventory', page)).toBe(fitsSchema)
  })

  it.each(dealVectors.flatMap(({ name, expects: { answer } }) => answer ? [{ name, answer }] : []))('expected answer: $name', ({ answer }) => {
    const whole = { ...(answer.outcome === 'taken' ? { id: '1', url: 'https://example.ru/events/1' } : {}), ...answer, at: '2026-11-22T10:44:09+03:00' }
    expect(fits('answer', whole), JSON.stringify(ajv.errors)).toBe(true)
  })
})
