import { beforeEach, describe, expect, it } from 'vitest'
import type { Bar, Candidate, Choice } from '@/domain/store/routing/choice'
import { setPageLocale } from '@/locales'
import { candidateWords, choiceSentence, moreWords } from './choiceWords'

const noon = Date.UTC(2026, 10, 21, 6)
const minute = 60_000
const aCandidate = (changes: Partial<Candidate> = {}): Candidate => ({ userId: 7, startsAt: '08:00', presence: { state: 'OPENED', source: 'OWN_PAGE', at: noon - 3 * minute }, isAbsent: false, workday: 'started', open: 1, lastTurnAt: null, bar: null, ...changes })
const aChoice = (changes: Partial<Choice> = {}): Choice => ({ duty: 'seller', at: noon, userId: 7, rule: 'load', candidates: [aCandidate()], ...changes })
const said = (changes: Partial<Choice>) => choiceSentence(aChoice(changes), () => 'Бакыт')

beforeEach(() => setPageLocale('ru'))

describe('why he', () => {
  it.each([
    ['only', 'Бакыт: больше спросить некого.'], ['preferred', 'Бакыт: уже работает с этим клиентом.'], ['workday', 'Бакыт: точно на работе.'], ['load', 'Бакыт: в работе меньше, чем у других, — 1.'],
    ['shift', 'Бакыт: в работе поровну, смена раньше — с 08:00.'], ['turn', 'Бакыт: в работе поровну, дольше всех ждёт очереди.'], ['number', 'Бакыт: всё поровну, решает порядок в списке.'],
  ] as const)('by %s: %s', (rule, words) => {
    expect(said({ rule })).toBe(words)
  })

  it('is said of nobody and of an administrator too', () => {
    expect(said({ userId: null, rule: null })).toBe('Назначить некого.')
    expect(said({ duty: 'storeAdministrator', rule: 'preferred' })).toBe('Бакыт: отвечает за магазин.')
  })

  it('is said in English', () => {
    setPageLocale('en')
    expect(said({ rule: 'turn' })).toBe('Бакыт: has as much in work as others and has waited longest.')
  })
})

describe('a row of the table', () => {
  it('tells shift, workday with source and age, and turn', () => {
    expect(candidateWords(aCandidate({ lastTurnAt: noon - 125 * minute }), noon)).toEqual({ shift: 'с 08:00', workday: 'начат', known: 'страница сотрудника, 3 мин назад', turn: '2 ч назад', bar: '' })
    expect(candidateWords(aCandidate({ startsAt: null, presence: null, workday: 'unknown', bar: 'unknown' }), noon)).toEqual({ shift: 'без смены', workday: 'неизвестно', known: '', turn: 'очереди ещё не было', bar: 'Неизвестно, на работе ли' })
    expect(candidateWords(aCandidate({ lastTurnAt: noon - 3 * 1440 * minute, presence: { state: 'HERE', source: 'CASHIER', at: noon } }), noon)).toMatchObject({ known: 'отметка кассира, только что', turn: '3 дн. назад' })
  })

  it.each(['noShift', 'absent', 'notYet', 'paused', 'closed', 'leftOpen', 'unknown', 'asked'] satisfies Bar[])('has words for %s', bar => {
    expect(candidateWords(aCandidate({ bar }), noon).bar).not.toBe('')
  })

  it('is missing sometimes, which is said', () => {
    expect([moreWords(0), moreWords(3)]).toEqual(['', 'И ещё 3'])
  })
})
