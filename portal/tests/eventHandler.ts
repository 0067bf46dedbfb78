import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { parsePhpQuery } from '../src/rest/phpQuery.ts'
import type { Json } from '../src/state/types.ts'

type Form = { [key: string]: Json }

/** A server that takes events: keeps the forms it is sent, and answers as `answer` says. */
export async function aHandler(answer: (form: Form) => Promise<number> | number = () => 200): Promise<{ address: string, received: Form[] }> {
  const received: Form[] = []
  const server = createServer((request, response) => {
    const parts: string[] = []
    request.setEncoding('utf8').on('data', (part: string) => parts.push(part)).on('end', () => void respond(parts.join(''), response))
  })
  const respond = async (body: string, response: { statusCode: number, end: () => void }) => {
    const form = parsePhpQuery(body)
    received.push(form)
    response.statusCode = await answer(form)
    response.end()
  }
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/event`, received }
}
