import { describe, expect, it } from 'vitest'
import { mapOption } from '../portalMap'
import { readStoreMap } from './map'

const codes = {
  'pipeline:store': '5', 'process:visit': '1036/12', 'field:lead.couponCode': 'UF_CRM_ST_COUPON_CODE', 'field:process.visit.channel': 'UF_CRM_12_ST_CHANNEL',
  'option:lead.saleResult.TILL_REFUSAL': '41', 'option:lead.mailing.YES': '41', 'status:SOURCE.whatsapp': 'WHATSAPP_1', 'status:STATUS.sendCoupon': 'UC_ABC', 'stage:store.hold': 'C5:ST_HOLD', 'stage:store.courier': '',
}
const read = (own: Record<string, string> = codes) => readStoreMap({ [mapOption]: JSON.stringify({ version: 2, solutions: {}, codes: own }) })

describe('the map of the store', () => {
  it('knows codes by their roles', () => {
    const map = read()!
    expect([map.pipelineId, map.processTypeId('visit'), map.processTypeId('store')]).toEqual([5, 1036, null])
    expect([map.field('lead', 'couponCode'), map.field('process.visit', 'channel'), map.field('deal', 'couponCode')]).toEqual(['UF_CRM_ST_COUPON_CODE', 'UF_CRM_12_ST_CHANNEL', null])
    expect([map.option('lead', 'saleResult', 'TILL_REFUSAL'), map.directoryCode('SOURCE', 'whatsapp')]).toEqual(['41', 'WHATSAPP_1'])
    expect([map.statusCode('sendCoupon'), map.stageCode('hold'), map.stageCode('courier')]).toEqual(['UC_ABC', 'C5:ST_HOLD', null])
  })

  it('knows roles by their codes', () => {
    const map = read()!
    expect([map.xmlId('lead', 'saleResult', '41'), map.xmlId('lead', 'mailing', '41'), map.xmlId('lead', 'saleResult', '42')]).toEqual(['TILL_REFUSAL', 'YES', null])
    expect([map.statusRole('UC_ABC'), map.statusRole('IN_PROCESS'), map.stageRole('C5:ST_HOLD'), map.stageRole('C1:NEW')]).toEqual(['sendCoupon', null, 'hold', null])
  })

  it('is none where the solution was not set up', () => {
    expect(read({})).toBeNull()
    expect(readStoreMap({})).toBeNull()
  })
})
