import type { LayoutText } from './activityTypes.ts'
import type { StageBrief, TimelineLine } from '../../src/ui/contract.ts'
import { session, texts } from '../app/session.ts'

const TITLES = { comment: texts.historyComment, created: texts.historyCreated, stage: texts.historyStage, modified: texts.historyChanged, logmessage: texts.historyLog, activity: texts.historyActivity, task: texts.task, chat: texts.chat }

export function lineTitle(line: TimelineLine): string {
  if (line.activity)
    return textIn(line.activity.layout.header.title)
  if (line.task)
    return `${texts.task}: ${line.task.title}`
  if (line.chat)
    return texts.chatOfChannel(line.chat.channel)
  const ownTitle = line.kind === 'logmessage' && typeof line.details.title === 'string' ? line.details.title : ''
  return ownTitle || TITLES[line.kind]
}

/**
 * A text in the person's language; without one English, then whichever comes first.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/field-types.html
 */
export function textIn(text: LayoutText): string {
  return typeof text === 'string' ? text : text[session.language] ?? text.en ?? Object.values(text)[0] ?? ''
}

/** Text of a line; a change of stage shows the names of both stages. */
export function lineText(line: TimelineLine, stages: StageBrief[]): string {
  const names = Object.values(line.details).map(code => stages.find(stage => stage.id === code)?.name)
  const known = names.filter(name => name !== undefined)
  return line.kind === 'stage' && known.length === 2 ? known.join(' → ') : line.text
}
