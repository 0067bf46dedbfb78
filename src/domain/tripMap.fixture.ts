import { readTripMap } from './tripMap'
import type { TripMap } from './tripMap'

/** A portal that was set up for the travel club: pipelines 5, 6 and 7, fields of three years. */
export const tripsMap: TripMap = readTripMap({
  'cardinal.map': JSON.stringify({
    version: 2,
    codes: {
      'pipeline:tours': '5', 'pipeline:expeditions': '6', 'pipeline:meetings': '7',
      ...Object.fromEntries([2024, 2025, 2026].map(year => [`field:contact.total${year}`, `UF_CRM_TRIP_TOTAL_${year}`])),
    },
  }),
})!
