import type { MethodContract } from './contract.ts'

const period = { from: '2024-06-20', to: '2024-12-20' }

export const calendarContracts: MethodContract[] = [
  {
    method: 'calendar.accessibility.get',
    page: 'https://apidocs.bitrix24.com/api-reference/calendar/calendar-event/calendar-accessibility-get.html',
    answers: [
      { name: 'has a list for everybody asked for', params: { users: [1, 2, 34], ...period }, result: { 1: ['any'], 2: ['any'], 34: ['any'] } },
      { name: 'answers an employee', params: { users: [1], ...period }, as: 'employee', result: { 1: ['any'] } },
      { name: 'answers a webhook', params: { users: [1], ...period }, as: 'webhook', result: { 1: ['any'] } },
    ],
    errors: [
      { name: 'a call without from', params: { users: [1], to: '2024-12-20' }, status: 400, error: '' },
      { name: 'a call without to', params: { users: [1], from: '2024-06-20' }, status: 400, error: '' },
      { name: 'a call without users', params: period, status: 400, error: '' },
    ],
  },
]
