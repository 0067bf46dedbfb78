import { readdirSync, readFileSync } from 'node:fs'
import { getPHPLoaderModule } from '@php-wasm/node-8-3'
import { loadPHPRuntime, PHP } from '@php-wasm/universal'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectSafe } from './safeText.ts'
import { dealVectors, fieldMap, knocks, orders, schema, texts } from './vectors.ts'

interface DealResult { writes: number, answer: Record<string, unknown> | null, fields: Record<string, unknown> | null, count: number, element: Record<string, unknown> | null, inventory: unknown }

interface Results {
  knocks: unknown[]
  orders: unknown[]
  texts: { once: string, twice: string, words: string }[]
  deals: DealResult[]
  retries: { tries: number[], written: number, elements: number }
}

const folder = new URL('../../docs/site-contract/', import.meta.url)
let results: Results

function copyInto(php: PHP, path: string): void {
  php.mkdir(`/contract/${path}`)
  for (const { name } of readdirSync(new URL(`${path}/`, folder), { withFileTypes: true }).filter(entry => entry.isFile()))
    php.writeFile(`/contract/${path}/${name}`, readFileSync(new URL(`${path}/${name}`, folder)))
}

// The whole of the sample runs once, in a PHP that comes with the packages: no PHP of the machine is asked for.
beforeAll(async () => {
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()))
  for (const path of ['vectors', 'php', 'php/lib', 'php/public', 'php/tests'])
    copyInto(php, path)
  const { text, errors } = await php.run({ scriptPath: '/contract/php/tests/run.php' })
  if (!text.startsWith('{'))
    throw new Error(`The sample did not run: ${text} ${errors}`)
  results = JSON.parse(text) as Results
  for (const path of ['php/public/knock.php', 'php/public/inventory.php', 'php/lib/Site.php', 'php/config.sample.php']) {
    const check = await php.run({ code: `<?php try { token_get_all(file_get_contents('/contract/${path}'), TOKEN_PARSE); echo 'fine'; } catch (ParseError $error) { echo $error->getMessage(); }` })
    if (check.text !== 'fine')
      throw new Error(`${path}: ${check.text}`)
  }
}, 60_000)

describe('the PHP sample', () => {
  it.each(knocks.knocks.map(({ name, expects }, index) => ({ name, expects, index })))('knock: $name', ({ expects, index }) => {
    expect(results.knocks[index]).toEqual(expects)
  })

  it.each(orders.map(({ name, expects }, index) => ({ name, expects, index })))('order: $name', ({ expects, index }) => {
    expect(results.orders[index]).toEqual(expects)
  })

  it.each(texts.map(({ technique, name, keeps }, index) => ({ technique, name, keeps, index })))('text: $technique, $name', ({ keeps, index }) => {
    const { once, twice, words } = results.texts[index]!
    expectSafe(once, '/files/1.jpg')
    expect(twice).toBe(once)
    expect(words).toContain(keeps)
  })

  it.each(dealVectors.map((vector, index) => ({ name: vector.name, vector, index })))('deal: $name', ({ vector: { expects, site }, index }) => {
    const { writes, answer, fields, count, element, inventory } = results.deals[index]!
    if (expects.answer === null) {
      expect(writes).toBe(0)
      expect(count).toBe(site.length)
      return
    }
    const { reason, ...rest } = expects.answer
    expect(writes).toBe(1)
    expect(answer).toMatchObject(reason === '*' ? { ...rest, reason: expect.stringMatching(/./) as string } : expects.answer)
    expect(answer?.missing).toEqual(expects.answer.missing)
    const { fields: roles, options } = fieldMap
    expect(fields?.[roles.publication!]).toBe(options[`publication.${expects.publication}`])
    expect(fields?.[roles.siteAnsweredAt!]).toBe(answer?.at)
    if (expects.idField)
      expect(fields?.[roles[expects.idField]!]).toBe(answer?.id)
    if (expects.notId)
      expect(answer?.id).not.toBe(expects.notId)
    if (expects.element)
      expect({ ...element, html: String(element?.html).replace(/src="\/upload\/cardinal\/\d+\.png"/g, 'src="*"') }).toMatchObject(expects.element)
    const ajv = new Ajv2020({ strictTypes: false, strictRequired: false })
    ajv.addSchema(schema('order'))
    expect(ajv.validate(schema('answer'), answer), JSON.stringify(ajv.errors)).toBe(true)
    expect(ajv.validate(schema('inventory'), inventory), JSON.stringify(ajv.errors)).toBe(true)
  })

  it('tries an answer again after 1, 5, 30 minutes and 2 hours, and once more when the look finds the deal still waiting', () => {
    expect(results.retries).toEqual({ tries: [1, 6, 36, 156], written: 2, elements: 1 })
  })
})
