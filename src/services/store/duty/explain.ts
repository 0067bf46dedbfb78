import type { Candidate, Presence } from '@/domain/store/duty'
import { dayOf, timeOf } from '@/domain/store/shopTime'
import type { Store } from '../types'
import type { DutyChoice, TurnDuty } from './whoHasDuty'

type Words = Readonly<Record<'ru' | 'en', string>>

const duties: Readonly<Record<TurnDuty, Words>> = {
  operatorInTurn: { ru: 'Оператор по очереди', en: 'Operator in turn' },
  cashierNow: { ru: 'Кассир на смене сегодня', en: 'Cashier on duty today' },
  cashierTomorrow: { ru: 'Кассир, который работает завтра', en: 'Cashier who works tomorrow' },
  cashierThatDay: { ru: 'Кассир на смене в этот день', en: 'Cashier on duty that day' },
  seller: { ru: 'Продавец по очереди', en: 'Seller in turn' },
}
const presences: Readonly<Record<Presence, Words>> = {
  atWork: { ru: 'на работе', en: 'at work' },
  unknown: { ru: 'о рабочем дне неизвестно', en: 'workday unknown' },
  away: { ru: 'не на работе', en: 'away' },
}

/** Why somebody was chosen, for the record of the assignment: the duty, then a line for each who was looked at. */
export function explain({ locale, rules }: Pick<Store, 'locale' | 'rules'>, duty: TurnDuty, { userId, candidates, names, isByShift }: DutyChoice, prefer: number | null): string {
  const isRussian = locale === 'ru'
  const source = isByShift ? (isRussian ? 'по списку смен' : 'by the shift board') : isRussian ? 'смены не заполнены, по роли' : 'no shifts given, by role'
  const moment = (at: number) => `${dayOf(at, rules.timeZone).toString().split('-').reverse().slice(0, 2).join('.')} ${timeOf(at, rules.timeZone)}`
  const line = (one: Candidate) => [
    `${one.userId === userId ? '→ ' : ''}${names.get(one.userId) || `#${one.userId}`}: ${presences[one.presence][locale]}`,
    ...(one.startsAt === '' ? [] : [isRussian ? `смена с ${one.startsAt}` : `shift from ${one.startsAt}`]),
    isRussian ? `открыто ${one.load}` : `${one.load} open`,
    one.lastAt === null ? (isRussian ? 'ещё не назначали' : 'none so far') : (isRussian ? `последнее ${moment(one.lastAt)}` : `last ${moment(one.lastAt)}`),
    ...(one.userId === prefer ? [isRussian ? 'ведёт этого клиента' : 'has this client'] : []),
  ].join(', ')
  const nobody = userId === null ? [isRussian ? 'Назначить некому: ждёт сотрудника.' : 'There is nobody: it waits.'] : []
  return [`${duties[duty][locale]}, ${source}`, ...candidates.map(line), ...nobody].join('\n')
}
