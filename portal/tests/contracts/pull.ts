import type { MethodContract, Shape } from './contract.ts'

const pages = 'https://apidocs.bitrix24.com/settings/interactivity/push-and-pull/pull-application'

const channel = { id: 'string', 'public_id?': 'string|null', start: 'string', end: 'string', type: 'string' }
const configuration: Shape = {
  server: {
    version: 'number', server_enabled: 'boolean', mode: 'string', hostname: 'string', long_polling: 'string', long_pooling_secure: 'string', websocket_enabled: 'boolean', websocket: 'string',
    websocket_secure: 'string', publish_enabled: 'boolean', publish: 'string', publish_secure: 'string', config_timestamp: 'number',
  },
  api: { revision_web: 'number', revision_mobile: 'number' },
  channels: { shared: channel, private: channel },
  exp: 'number',
  publicChannels: { 1: { user_id: 'number', public_id: 'string', signature: 'string', start: 'string', end: 'string' } },
}
const event = { COMMAND: 'test_event', PARAMS: { param1: 'value1' }, MODULE_ID: 'application' }
const push = { USER_ID: [1, 2], TEXT: 'Hello, world!', AVATAR: 'https://example.com/images/avatar.png' }

export const pullContracts: MethodContract[] = [
  {
    method: 'pull.application.config.get',
    page: `${pages}-config-get.html`,
    answers: [{ name: 'answers the administrator', params: { CACHE: 'Y', REOPEN: 'Y' }, result: configuration }],
    errors: [{ name: 'a webhook', params: {}, as: 'webhook', status: 403, error: 'WRONG_AUTH_TYPE' }],
  },
  {
    method: 'pull.application.event.add',
    page: `${pages}-event-add.html`,
    answers: [
      { name: 'sends to the shared channel', params: event, as: 'employee', result: 'boolean' },
      { name: 'sends to people for an administrator', params: { ...event, USER_ID: [1, 2] }, result: 'boolean' },
    ],
    errors: [
      { name: 'a webhook', params: event, as: 'webhook', status: 403, error: 'WRONG_AUTH_TYPE' },
      { name: 'an employee to a colleague', params: { ...event, USER_ID: 1 }, as: 'employee', status: 400, error: 'USER_ID_ACCESS_ERROR' },
      { name: 'a module with other signs', params: { ...event, MODULE_ID: 'My module' }, status: 400, error: 'MODULE_ID_ERROR' },
      { name: 'a command with other signs', params: { ...event, COMMAND: 'test event' }, status: 400, error: 'COMMAND_ERROR' },
      { name: 'parameters that are a text', params: { ...event, PARAMS: 'value1' }, status: 400, error: 'PARAMS_ERROR' },
    ],
  },
  {
    method: 'pull.application.push.add',
    page: `${pages}-push-add.html`,
    answers: [{ name: 'sends for an administrator', params: push, result: 'boolean' }],
    errors: [
      { name: 'a webhook', params: push, as: 'webhook', status: 403, error: 'WRONG_AUTH_TYPE' },
      { name: 'an employee', params: push, as: 'employee', status: 400, error: 'ACCESS_ERROR' },
      { name: 'no text', params: { ...push, TEXT: '' }, status: 400, error: 'TEXT_ERROR' },
    ],
  },
]
