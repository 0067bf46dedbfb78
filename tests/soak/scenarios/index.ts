import type { Scenario } from '../scenario.ts'
import { claims } from './claims.ts'

/** Everything `npm run soak` can run. */
export const scenarios: Scenario[] = [claims]
