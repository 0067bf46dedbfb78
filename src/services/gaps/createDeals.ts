import type { EventMap, EventStage } from '@/domain/eventMap'
import type { Gap } from '@/domain/gaps/types'
import { minorText } from '@/domain/money'
import { DEAL } from '../deals/agencyDeals'
import type { Params, PortalCalls } from '../portal/types'
import { createOnce } from '../portal/writes/createOnce'
import type { CreateOnceOptions, CreationOutcome } from '../portal/writes/createOnce'
import { operationName } from '../portal/writes/operationName'

type NoDeal = Extract<Gap, { kind: 'noDeal' }>

const app = 'cardinal'

/**
 * Makes the deals that elements of the site have none of, each exactly once, whoever asks for it and how often.
 *
 * @param now Unix milliseconds: what is over goes to the stage «Проведено».
 * @returns By the gap's id.
 * @throws {PortalError} when not even the first question is answered: nothing was sent.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-add.html
 */
export async function createDeals(portal: PortalCalls, map: EventMap, gaps: readonly NoDeal[], now: number, options: CreateOnceOptions = {}): Promise<Map<string, CreationOutcome>> {
  const items = await Promise.all(gaps.map(async gap => ({
    id: gap.id,
    name: await operationName({ app, kind: 'site-deal', template: `${gap.element.kind}-${gap.element.id}`, date: gap.element.deal === null ? '' : String(gap.element.deal), run: 1 }),
    fields: fieldsOf(map, gap, now),
  })))
  const { outcomes } = await createOnce(portal, { entityTypeId: DEAL, app }, items.map(({ name, fields }) => ({ name, fields })), options)
  return new Map(items.map(({ id, name }) => [id, outcomes.get(name)!]))
}

function fieldsOf(map: EventMap, { element, idea }: NoDeal, now: number): Params {
  const { fields } = map
  const price = element.price && { [fields.price]: `${minorText(element.price.minor, element.price.currency)}|${element.price.currency}` }
  if (element.kind === 'template')
    return { title: element.title, categoryId: map.pipelines.ideas, ...onStage(map, 'ideas.site'), [fields.siteTemplate]: element.id, ...price }
  const over = element.end ?? element.start
  return {
    title: element.title,
    categoryId: map.pipelines.events,
    ...onStage(map, over !== null && Date.parse(over) < now ? 'events.held' : 'events.planned'),
    [fields.siteEvent]: element.id,
    ...element.template === null ? {} : { [fields.siteTemplate]: element.template },
    ...element.start === null ? {} : { [fields.start]: element.start },
    ...element.end === null ? {} : { [fields.end]: element.end },
    ...element.place === null ? {} : { [fields.place]: element.place },
    ...price,
    ...idea === null ? {} : { [fields.parent]: idea.id },
  }
}

function onStage({ stages }: EventMap, stage: EventStage): Params {
  const code = stages.get(stage)
  return code === undefined ? {} : { stageId: code }
}
