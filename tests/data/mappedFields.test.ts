import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPortalMap } from '@/domain/portalMap'
import { fetchDescription } from '@/services/deals/description'
import { fetchPictureAddresses } from '@/services/deals/pictures'
import { applySetup } from '@/services/setup/apply/applySetup'
import { blueprints } from '@/solutions'
import { openSetupPortal } from './setup/setupPortal.ts'
import type { SetupPortal } from './setup/setupPortal.ts'

const DEAL = 2
const { common, events } = blueprints(2026)
const text = '<p>Прогулка по дворам</p>'
let portal: SetupPortal

beforeAll(async () => {
  portal = await openSetupPortal()
})
afterAll(() => portal.running.close())

it('pages read the portal\'s own fields that a person mapped in setup', async () => {
  const calls = await portal.callsOf(1)
  const { ID: appId } = await calls.read<{ ID: number }>('app.info', {})
  await calls.write('userfieldtype.add', { USER_TYPE_ID: 'cardinalhtml', HANDLER: 'http://127.0.0.1:9/description-field.html', TITLE: 'Text' })
  for (const [name, type] of [['SITE_TEXT', `rest_${appId}_cardinalhtml`], ['SITE_TEXT_COPY', 'string'], ['SITE_PHOTO', 'file']])
    expect(await calls.write('crm.deal.userfield.add', { fields: { FIELD_NAME: name, USER_TYPE_ID: type, LABEL: name } })).toMatchObject({ kind: 'done' })

  await applySetup(calls, {
    blueprints: [common, events],
    choices: {
      'field:deal.description': { kind: 'take', code: 'UF_CRM_SITE_TEXT' },
      'field:deal.descriptionTwin': { kind: 'take', code: 'UF_CRM_SITE_TEXT_COPY' },
      'field:deal.picture': { kind: 'take', code: 'UF_CRM_SITE_PHOTO' },
    },
    locale: 'ru', appOrigin: 'http://127.0.0.1:9', clock: { now: () => 0, wait: async () => {} }, run: 'only',
  })
  const map = readPortalMap(await calls.read<Record<string, string>>('app.option.get', {}))
  expect(map).toMatchObject({ deal: { description: 'UF_CRM_SITE_TEXT', descriptionTwin: 'UF_CRM_SITE_TEXT_COPY' } })

  const { item } = await portal.control.rest<{ item: { id: number, ufCrmSitePhoto: { id: number } } }>('crm.item.add', {
    entityTypeId: DEAL,
    fields: { title: 'Прогулка', ufCrmSiteText: text, ufCrmSitePhoto: ['yard.jpg', Buffer.from('yard').toString('base64')] },
  })
  expect(item).not.toHaveProperty('ufCrmCardinalDescription')
  expect(item).not.toHaveProperty('ufCrmEventPicture')
  expect(await fetchDescription(calls, map, item.id)).toMatchObject({ html: text, userId: 1, mark: '' })
  const reference = `crm-file:${item.ufCrmSitePhoto.id}`
  const addresses = await fetchPictureAddresses(calls, `<img src="${reference}">`, item.id)
  expect(await (await fetch(addresses.get(reference)!)).text()).toBe('yard')
})
