import type { Scenario } from '../scenario.ts'
import { claims } from './claims.ts'
import { creations } from './creations.ts'
import { faults } from './faults.ts'
import { limits } from './limits.ts'
import { saves } from './saves.ts'

/** Everything `npm run soak` can run. */
export const scenarios: Scenario[] = [claims, creations, faults, limits, saves]
