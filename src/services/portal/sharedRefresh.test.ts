import { expect, it, vi } from 'vitest'
import { shareRefresh } from './sharedRefresh'

it('serves a call that was refused with the old token a moment later', async () => {
  let now = 0
  const refresh = vi.fn(async () => `token ${refresh.mock.calls.length}`)
  const get = shareRefresh(refresh, { now: () => now })
  expect(await get()).toBe('token 1')
  now = 5000
  expect(await get()).toBe('token 1')
  now = 60_000
  expect(await get()).toBe('token 2')
})

it('asks again after a refusal, when the person tries again', async () => {
  const refresh = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce('token')
  const get = shareRefresh(refresh)
  await expect(get()).rejects.toMatchObject({ kind: 'signed-out' })
  expect(await get()).toBe('token')
})
