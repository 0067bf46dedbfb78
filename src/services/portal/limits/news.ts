import { asNumber, asRecord, asText } from '../decode'

/**
 * What frames of one browser tell each other about the limits of one portal: a request went out (where they cannot share
 * notes), the notes have changed, a method's run time comes near its limit. Counters and names of methods only.
 */
export type News
  = | { kind: 'sent' }
    | { kind: 'noted' }
    | { kind: 'used', method: string, seconds: number, resetAt: number }

export interface NewsChannel { tell: (news: News) => void }

/** Opens the channel; silence where the browser has none, or forbids it to a frame of another site. */
export function openNews(name: string, hear: (news: News) => void): NewsChannel {
  try {
    const channel = new BroadcastChannel(name)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = readNews(data)
      if (news !== null)
        hear(news)
    }
    // In Node an open channel would keep the program running.
    ;(channel as { unref?: () => void }).unref?.()
    return { tell: news => channel.postMessage(news) }
  }
  catch {
    return { tell: () => undefined }
  }
}

/** Another page of our address may say anything. */
export function readNews(data: unknown): News | null {
  const { kind, method, seconds, resetAt } = asRecord(data)
  if (kind === 'sent' || kind === 'noted')
    return { kind }
  const [used, reset] = [asNumber(seconds), asNumber(resetAt)]
  return kind === 'used' && asText(method) !== '' && used !== null && reset !== null
    ? { kind, method: asText(method), seconds: used, resetAt: reset }
    : null
}
