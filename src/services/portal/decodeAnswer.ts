import { asMoment, asNumber, asRecord } from './decode'
import type { Answer, AnswerTime } from './types'

/**
 * The `time` object of an answer; what a portal leaves out is null.
 *
 * @see https://apidocs.bitrix24.com/api-reference/data-types.html#time
 */
export function decodeTime(value: unknown): AnswerTime {
  const time = asRecord(value)
  return {
    durationSeconds: asNumber(time.duration),
    operatingSeconds: asNumber(time.operating),
    operatingResetAt: asNumber(time.operating_reset_at),
    finishedAt: asMoment(time.date_finish),
  }
}

/** An answer's envelope, once it is known to hold a result. */
export function decodeAnswer(body: Record<string, unknown>): Answer {
  const total = asNumber(body.total)
  return { result: body.result, ...(total === null ? {} : { total }), time: decodeTime(body.time) }
}
