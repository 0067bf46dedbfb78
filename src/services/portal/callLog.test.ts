import { expect, it } from 'vitest'
import { PortalError } from '@/domain/portalError'
import { createCalls } from './calls'
import { loggedCalls } from './callLog'
import { problemReport } from './problemReport'
import { connectByToken } from './tokenPortal'

const secrets = ['token-0123456789abcdef', 'Иван Петров', '+7 900 123-45-67', 'ivan@example.com', '<p>Текст описания</p>', 'КУПОН-7788']

it('guard: keeps no token, value, text or name, wherever they stand in a request or an answer', async () => {
  const portal = 'https://secret-company.bitrix24.ru'
  const [token, name, phone, mail, text, coupon] = secrets
  const fetch = async () => new Response(JSON.stringify({ error: `${name} ${token}`, error_description: `${phone} ${mail} ${text}`, AUTH_ID: token, auth: token }), { status: 400 })
  const calls = connectByToken({ manners: null, origin: portal, accessToken: token!, fetch: fetch as typeof globalThis.fetch })
  const error = await calls.read('crm.item.update', { auth: token, fields: { title: text, [coupon!]: name } }).catch((thrown: unknown) => thrown as PortalError)
  const { write: change } = calls
  await change(`crm.item.get?auth=${token}&q=${mail}`, {})
  const report = problemReport(error as PortalError)
  for (const secret of [...secrets, 'secret-company'])
    expect(JSON.stringify(loggedCalls()) + report).not.toContain(secret)
  expect(report).toContain('crm.item.update')
})

it('keeps method, duration, outcome, code and counters of the last fifty requests', async () => {
  const calls = createCalls({
    origin: 'https://portal.example',
    send: method => method === 'bad'
      ? Promise.reject(new PortalError('forbidden', 'no', { code: 'ACCESS_DENIED' }))
      : Promise.resolve({ result: 1, time: { durationSeconds: 1, operatingSeconds: 12.5, operatingResetAt: null, finishedAt: null } }),
  }, { manners: null })
  for (let index = 0; index < 60; index++)
    await calls.read('profile')
  await calls.read('bad').catch(() => undefined)
  expect(loggedCalls()).toHaveLength(50)
  expect(loggedCalls().at(-1)).toMatchObject({ method: 'bad', outcome: 'forbidden', code: 'ACCESS_DENIED', operatingSeconds: null })
  expect(loggedCalls().at(-2)).toMatchObject({ method: 'profile', outcome: 'done', operatingSeconds: 12.5 })
})
