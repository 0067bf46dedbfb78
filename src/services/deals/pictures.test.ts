import { expect, it } from 'vitest'
import { createCalls } from '../portal/calls'
import { decodeAnswer } from '../portal/decodeAnswer'
import { fetchPictureAddresses, referencesIn } from './pictures'

const origin = 'https://portal.example'
const machine = (id: number) => `${origin}/rest/download/?token=${id}`
const time = {}

/** A portal with these deals; it notes what it is asked. */
function aPortal(deals: Record<number, Record<string, unknown>>) {
  const asked: string[] = []
  const calls = createCalls({
    origin,
    send: async (_method, params) => {
      const commands = Object.entries((params as { cmd: Record<string, string> }).cmd)
      asked.push(...commands.map(([, command]) => command.replace(/\D+/, '').replace(/\D.*/, '')))
      const results = commands.map(([name]) => [name, deals[Number(name.slice(4))]] as const)
      return decodeAnswer({ result: {
        result: Object.fromEntries(results.filter(([, item]) => item).map(([name, item]) => [name, { item }])),
        result_error: Object.fromEntries(results.filter(([, item]) => !item).map(([name]) => [name, { error: 'ACCESS_DENIED', error_description: 'no' }])),
        result_total: {}, result_next: {}, result_time: {},
      }, time })
    },
  })
  return { calls, asked }
}

const picture = (reference: string) => `<p><img src="${reference}" alt=""></p>`

it('finds a text’s files once each, and whose they are', () => {
  expect(referencesIn(`${picture('crm-file:5')}${picture('crm-file:7-6')}${picture('crm-file:5')}<p>crm-file:9</p>`, 1)).toEqual([
    { reference: 'crm-file:5', dealId: 1, fileId: 5 },
    { reference: 'crm-file:7-6', dealId: 7, fileId: 6 },
  ])
})

it('finds addresses in single and multiple fields, of the deal and of others, in one request', async () => {
  const { calls, asked } = aPortal({
    1: { title: 'Тур', ufPicture: { id: 5, url: '/x', urlMachine: machine(5) } },
    7: { ufPictures: [{ id: '6', urlMachine: machine(6) }, { id: 8, urlMachine: machine(8) }] },
  })
  const html = picture('crm-file:5') + picture('crm-file:7-6') + picture('crm-file:9') + picture('crm-file:2-5') + picture('crm-file:1-5')
  expect([...await fetchPictureAddresses(calls, html, 1)]).toEqual([['crm-file:5', machine(5)], ['crm-file:7-6', machine(6)], ['crm-file:1-5', machine(5)]])
  expect(asked).toHaveLength(3)
})

it('asks for nothing when the page knows the deal', async () => {
  const { calls, asked } = aPortal({})
  expect([...await fetchPictureAddresses(calls, picture('crm-file:5'), 1, { UF_X: { id: 5, urlMachine: machine(5) } })]).toEqual([['crm-file:5', machine(5)]])
  expect(asked).toEqual([])
})

it('guard: refuses addresses outside the portal', async () => {
  const { calls } = aPortal({ 1: { a: { id: 5, urlMachine: 'https://evil.example/5' }, b: { id: 6, urlMachine: 'javascript:1' } } })
  expect((await fetchPictureAddresses(calls, picture('crm-file:5') + picture('crm-file:6'), 1)).size).toBe(0)
})
