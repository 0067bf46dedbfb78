import type { StageBrief, TimelineLine } from '../../src/ui/contract.ts'
import { texts } from '../app/session.ts'

const TITLES = { comment: texts.historyComment, created: texts.historyCreated, stage: texts.historyStage, modified: texts.historyChanged }

export function lineTitle(line: TimelineLine): string {
  return TITLES[line.kind]
}

/** Text of a line; a change of stage shows the names of both stages. */
export function lineText(line: TimelineLine, stages: StageBrief[]): string {
  const names = Object.values(line.details).map(code => stages.find(stage => stage.id === code)?.name)
  const known = names.filter(name => name !== undefined)
  return line.kind === 'stage' && known.length === 2 ? known.join(' → ') : line.text
}
