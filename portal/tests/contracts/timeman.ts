import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/timeman/base/timeman'

/** Times of a day that has not begun are null; `TIME_FINISH_DEFAULT` belongs to expired days. */
const workday: Shape = {
  STATUS: 'string', TIME_START: 'string|null', TIME_FINISH: 'string|null', DURATION: 'string', TIME_LEAKS: 'string', ACTIVE: 'boolean', IP_OPEN: 'string', IP_CLOSE: 'string|null',
  LAT_OPEN: 'number', LON_OPEN: 'number', LAT_CLOSE: 'number', LON_CLOSE: 'number', TZ_OFFSET: 'number', 'TIME_FINISH_DEFAULT?': 'string|null',
}
const nobody = { name: 'a person who is not there', params: { USER_ID: 9999 }, status: 400, error: '' }
const opened = { day: { method: 'timeman.open', params: {} } }

function onWorkday(name: 'status' | 'open' | 'pause' | 'close', errors: MethodContract['errors'] = []): MethodContract {
  return {
    method: `timeman.${name}`,
    page: `${pages}-${name}.html`,
    ...(name === 'open' ? {} : { before: opened }),
    answers: [
      { name: 'answers the workday of the caller', params: {}, result: workday },
      { name: 'answers an employee', params: {}, as: 'employee', result: workday },
      { name: 'answers a webhook', params: {}, as: 'webhook', result: workday },
      { name: 'answers whom it may concern of a colleague', params: { USER_ID: 2 }, result: workday },
    ],
    errors: [nobody, ...errors],
  }
}

export const timemanContracts: MethodContract[] = [
  onWorkday('status'),
  onWorkday('open', [{ name: 'a time of another day', params: { TIME: '2025-03-27T08:00:01+00:00', REPORT: 'I forgot' }, status: 400, error: 'WRONG_DATETIME' }]),
  onWorkday('pause'),
  onWorkday('close', [{ name: 'a time of another day than the beginning', params: { TIME: '2025-03-27T08:00:01+00:00', REPORT: 'I forgot' }, status: 400, error: 'WRONG_DATETIME' }]),
  {
    method: 'timeman.settings',
    page: `${pages}-settings.html`,
    answers: [{
      name: 'answers the settings of the caller',
      params: {},
      result: { UF_TIMEMAN: 'boolean', UF_TM_FREE: 'boolean', UF_TM_MAX_START: 'string', UF_TM_MIN_FINISH: 'string', UF_TM_MIN_DURATION: 'string', UF_TM_ALLOWED_DELTA: 'string', ADMIN: 'boolean' },
    }],
    errors: [nobody],
  },
]
