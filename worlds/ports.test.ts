// @vitest-environment node
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { findPorts } from './ports.ts'

it('finds three free neighbours', async () => {
  const { portal, app, site } = await findPorts(0)
  expect([app, site]).toEqual([portal + 1, portal + 2])
})

it('names the port that is busy', async () => {
  const { portal, app } = await findPorts(0)
  const server = createServer()
  await new Promise<void>(resolve => server.listen(app, '127.0.0.1', resolve))
  await expect(findPorts(portal)).rejects.toThrow(`Port ${app} is busy`)
  server.close()
})
