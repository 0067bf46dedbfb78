import type { HostAnswer } from '@/domain/blueprint/doctor/findings'

/**
 * Asks the application's own host for its pages by POST, as the portal does: many hosts of static files refuse it.
 *
 * @param addresses Addresses of pages by name, on this origin.
 */
export async function testHost(addresses: Readonly<Record<string, string>>, request: typeof fetch = fetch): Promise<HostAnswer[]> {
  return Promise.all(Object.entries(addresses).map(async ([page, address]) => ({ page, answer: await answerOf(address, request) })))
}

async function answerOf(address: string, request: typeof fetch): Promise<HostAnswer['answer']> {
  try {
    const response = await request(address, { method: 'POST', body: new URLSearchParams({ PLACEMENT: 'DEFAULT' }), credentials: 'omit' })
    if (!response.ok)
      return 'refused'
    return (await response.text()).includes('id="app"') ? 'good' : 'other'
  }
  catch {
    return 'unreachable'
  }
}
