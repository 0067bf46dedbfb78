import type fc from 'fast-check'
import { playClaims, someClaims } from './claims.ts'
import { playCreations, someCreations } from './creations.ts'
import type { Office, Removal } from './office.ts'
import { playReads, someReads } from './reads.ts'
import { checksNothing, looksAhead, neverAsks, noUniqueNames, seesOwnOnly, sendsAgain, takesLossForRefusal, takesNothingForEmpty } from './removals.ts'
import { playUpdates, someUpdates } from './updates.ts'

/** A script that can be played: says which promises broke. */
export interface Play {
  (office: Office, removal?: Removal): Promise<string[]>
  /** For the report of a failure. */
  toString: () => string
}

/** What of the data layer is driven through random faults, and how its promises break without their protections. */
export interface Flow {
  name: string
  promise: string
  plays: fc.Arbitrary<Play>
  /** `breaks`: how the text of the broken promise begins. */
  controls: { without: string, removal: Removal, breaks: string }[]
}

function playing<Script>(scripts: fc.Arbitrary<Script>, play: (office: Office, script: Script, removal?: Removal) => Promise<string[]>): fc.Arbitrary<Play> {
  return scripts.map(script => Object.assign((office: Office, removal?: Removal) => play(office, script, removal), { toString: () => JSON.stringify(script) }))
}

export const flows: Flow[] = [
  {
    name: 'reads',
    promise: 'A list that is said to be read is whole, each row once, and counts are the portal\'s',
    plays: playing(someReads, playReads),
    controls: [
      { without: 'a page that did not come counts as empty', removal: takesNothingForEmpty, breaks: 'totals' },
      { without: 'the next reading begins two minutes after this one looked', removal: looksAhead, breaks: 'totals: 1 changes were missed' },
    ],
  },
  {
    name: 'creations',
    promise: 'Named records are made once, or their duplicates are named; nothing is sent again within 75 s of a lost reply',
    plays: playing(someCreations, playCreations),
    controls: [
      { without: 'nobody asks what is there', removal: neverAsks, breaks: 'doubled' },
      { without: 'a write is sent again when no answer came', removal: sendsAgain, breaks: 'repeated' },
      { without: 'a lost reply counts as a refusal', removal: takesLossForRefusal, breaks: 'untrue' },
    ],
  },
  {
    name: 'updates',
    promise: 'Nobody\'s text is written over in silence, and no save is sent twice',
    plays: playing(someUpdates, playUpdates),
    controls: [
      { without: 'what the record has become is not checked', removal: checksNothing, breaks: 'lost' },
      { without: 'a write is sent again when no answer came', removal: sendsAgain, breaks: 'repeated' },
      { without: 'a lost reply counts as a refusal', removal: takesLossForRefusal, breaks: 'untrue' },
    ],
  },
  {
    name: 'claims',
    promise: 'What several people claim at once is one person\'s, and nobody claims again within 75 s of a lost reply',
    plays: playing(someClaims, playClaims),
    controls: [
      { without: 'the Drive takes a name twice', removal: noUniqueNames, breaks: 'claimed twice' },
      { without: 'people see no claims but their own', removal: seesOwnOnly, breaks: 'claimed twice' },
      { without: 'a write is sent again when no answer came', removal: sendsAgain, breaks: 'repeated' },
    ],
  },
]
