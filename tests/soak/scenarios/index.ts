import type { Scenario } from '../scenario.ts'
import { claims } from './claims.ts'
import { creations } from './creations.ts'

/** Everything `npm run soak` can run. */
export const scenarios: Scenario[] = [claims, creations]
