import { expect, it } from 'vitest'
import { createCalls } from '../portal/calls'
import { decodeAnswer } from '../portal/decodeAnswer'
import { fetchPictureAddresses, pictureResolver } from './pictures'

const origin = 'https://portal.example'
const machine = (id: number) => `${origin}/rest/download/?token=${id}`

function aPortal(item: Record<string, unknown>) {
  return createCalls({ origin, send: async () => decodeAnswer({ result: { item } }) })
}

it('finds the files of a deal in single and multiple fields', async () => {
  const addresses = await fetchPictureAddresses(aPortal({
    title: 'Тур',
    opened: false,
    ufPicture: { id: 5, url: '/x', urlMachine: machine(5) },
    ufPictures: [{ id: '6', urlMachine: machine(6) }, { id: 7, urlMachine: machine(7) }],
  }), 1)
  expect([...addresses.keys()]).toEqual([5, 6, 7])
})

it('refuses addresses outside the portal', async () => {
  const addresses = await fetchPictureAddresses(aPortal({ a: { id: 5, urlMachine: 'https://evil.example/5' }, b: { id: 6, urlMachine: 'javascript:1' } }), 1)
  expect(addresses.size).toBe(0)
})

it.each([
  ['crm-file:5', machine(5)],
  ['crm-file:1-5', machine(5)],
  ['crm-file:2-5', null],
  ['crm-file:9', null],
  ['https://x.example/5', null],
])('shows %s as %s', (reference, address) => {
  expect(pictureResolver(new Map([[5, machine(5)]]), 1)(reference)).toBe(address)
})
