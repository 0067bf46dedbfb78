import { expect, it } from 'vitest'
import * as qs from './qsShim.ts'

it('writes nested parameters as PHP reads them', () => {
  expect(decodeURIComponent(qs.stringify({ filter: { '>id': 5 }, select: ['id', 'title'] }))).toBe('filter[>id]=5&select[0]=id&select[1]=title')
})
