import type { ItemId, MadeItems, PortalCodes } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { PortalShape } from '@/domain/blueprint/shape'

export const mapOption = 'cardinal.map'
export const madeOption = 'cardinal.made'

/** What setup keeps on the portal about itself. It goes out with every request, before the commands of that request. */
export interface Journal { codes: PortalCodes, made: MadeItems }

export const emptyJournal: Journal = { codes: { version: 2, solutions: {}, codes: {} }, made: { version: 1, items: {} } }

/** Reads the journal; what another version or somebody's hand left there counts as nothing. */
export function readJournal(appOptions: Readonly<Record<string, string>>): Journal {
  return {
    codes: parse<PortalCodes>(appOptions[mapOption], 2) ?? emptyJournal.codes,
    made: parse<MadeItems>(appOptions[madeOption], 1) ?? emptyJournal.made,
  }
}

function parse<T extends { version: number }>(text: string | undefined, version: T['version']): T | null {
  try {
    const value = JSON.parse(text ?? 'null') as T | null
    return value?.version === version ? value : null
  }
  catch {
    return null
  }
}

/** The journal as application options. */
export function journalOptions({ codes, made }: Journal): Record<string, string> {
  return { [mapOption]: JSON.stringify(codes), [madeOption]: JSON.stringify(made) }
}

/** Options of a portal from which setup was taken off. */
export const noJournal: Readonly<Record<string, string>> = { [mapOption]: '', [madeOption]: '' }

/** True when the portal holds exactly this journal. */
export function isKept(journal: Journal, { appOptions }: PortalShape): boolean {
  return Object.entries(journalOptions(journal)).every(([name, value]) => appOptions[name] === value)
}

/** Codes of everything that is there, as the map keeps them, and what a person went without. Conflicts and refusals have no code. */
export function withCodes({ codes, made }: Journal, items: Iterable<PlanItem>, solutions: Record<string, number>): Journal {
  const known: [ItemId, string][] = []
  const skipped: ItemId[] = []
  for (const { id, action, code, chosen } of items) {
    if (code !== null && (action === 'keep' || action === 'change'))
      known.push([id, code])
    if (chosen?.kind === 'skip')
      skipped.push(id)
  }
  return { codes: { version: codes.version, solutions, codes: Object.fromEntries(known), ...(skipped.length > 0 ? { skipped } : {}) }, made }
}
