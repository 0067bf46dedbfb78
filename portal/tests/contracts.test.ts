import { describe, expect, it } from 'vitest'
import { createRegistry } from '../src/rest/registry.ts'
import { allScopes } from '../src/rest/scopes.ts'
import type { Json } from '../src/state/types.ts'
import { aPortal, EMPLOYEE } from './corePortal.ts'
import type { Reply, TestPortal } from './corePortal.ts'
import { differences } from './contracts/contract.ts'
import type { ContractCall, MethodContract } from './contracts/contract.ts'
import { contracts } from './contracts/index.ts'
import { methodsWithOwnTests } from './contracts/methodsWithOwnTests.ts'

type Data = { [key: string]: Json }

async function prepare(contract: MethodContract): Promise<{ test: TestPortal, made: Data }> {
  const test = aPortal({ scopes: [...allScopes] })
  const made: Data = {}
  for (const [name, { method, params }] of Object.entries(contract.before ?? {})) {
    const { body } = await test.call(method, resolve(params, made))
    if (body.error !== undefined)
      throw new Error(`before ${contract.method}: ${method} answered ${String(body.error)} ${String(body.error_description)}`)
    made[name] = body.result ?? null
  }
  return { test, made }
}

function resolve(params: ContractCall['params'], made: Data): Data {
  return typeof params === 'function' ? params(made) : params
}

function send({ call, token, webhook }: TestPortal, method: string, { params, as = 'administrator' }: ContractCall, made: Data): Promise<Reply> {
  const given = resolve(params, made)
  if (as === 'webhook')
    return webhook(method, given)
  return call(method, as === 'employee' ? { auth: token(EMPLOYEE), ...given } : given)
}

describe.each(contracts)('$method, as $page says', contract => {
  it.each(contract.answers)('$name', async one => {
    const { test, made } = await prepare(contract)
    const { status, body } = await send(test, contract.method, one, made)
    expect([status, body.error, body.error_description]).toEqual([200, undefined, undefined])
    expect(differences(body.result, one.result)).toEqual([])
    if (one.total)
      expect(typeof body.total).toBe('number')
  })

  if (contract.errors.length > 0) {
    it.each(contract.errors)('refuses $name', async one => {
      const { test, made } = await prepare(contract)
      const { status, body } = await send(test, contract.method, one, made)
      expect([status, body.error]).toEqual([one.status, one.error])
    })
  }
})

it('every method has a contract, or tests of its own from before there were contracts', () => {
  const known = new Set([...methodsWithOwnTests, ...contracts.map(({ method }) => method)])
  expect([...createRegistry().keys()].filter(name => !known.has(name))).toEqual([])
})
