import type { CardScenario, Scenario, TillScenario } from '../scenario.ts'
import { actions } from './actions.ts'
import { claims } from './claims.ts'
import { codes } from './codes.ts'
import { copies } from './copies.ts'
import { creations } from './creations.ts'
import { drafts } from './drafts.ts'
import { faults } from './faults.ts'
import { limits } from './limits.ts'
import { orders } from './orders.ts'
import { recalculation } from './recalculation.ts'
import { redeem } from './redeem.ts'
import { routing } from './routing.ts'
import { saves } from './saves.ts'

/** Everything `npm run soak` can run. */
export const scenarios: (Scenario | CardScenario | TillScenario)[] = [actions, claims, codes, copies, creations, drafts, faults, limits, orders, recalculation, redeem, routing, saves]
