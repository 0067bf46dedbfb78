import { expect, it } from 'vitest'
import { aBlueprint } from './aBlueprint.fixture'
import { itemsOf, withoutPlanned } from './itemsOf'
import type { FieldPlan, StagePlan } from './types'

const name = { ru: 'Имя', en: 'Name' }

function aField(entity: FieldPlan['entity'], role: string, rest: Partial<FieldPlan> = {}): FieldPlan {
  return { entity, role, code: role.toUpperCase(), type: 'string', name, ...rest }
}

function aStage(role: string): StagePlan {
  return { role, code: role.toUpperCase(), name, color: '#39A8EF', meaning: 'work' }
}

it('names every item as the portal map does', () => {
  const blueprint = aBlueprint({
    folders: [{ role: 'claims', name: 'Claims' }],
    directories: [{ directory: 'SOURCE', role: 'whatsapp', code: 'WHATSAPP', name, sort: 10 }],
    smartProcesses: [{ role: 'visit', name, features: [], stages: [aStage('new')] }, { role: 'shift', name, features: [] }],
    pipelines: [{ role: 'events', name, sort: 10, stages: [aStage('planned'), aStage('held')] }],
    fieldTypes: [{ id: 'cardinalhtml', name, description: name, page: 'description-field', heightPx: 200 }],
    fields: [aField('deal', 'format', { type: 'enumeration', options: [{ xmlId: 'lecture', name }] }), aField('process.visit', 'seller')],
    placements: [{ role: 'dealAnnouncement', code: 'CRM_DEAL_DETAIL_TAB', page: 'announcement-tab', name }],
    layouts: [{ role: 'deal.events', entity: 'deal', pipeline: 'events', name, fields: ['format'] }],
  })
  expect(itemsOf(blueprint)).toEqual([
    'folder:claims',
    'status:SOURCE.whatsapp',
    'process:visit',
    'stage:process.visit.new',
    'process:shift',
    'pipeline:events',
    'stage:events.planned',
    'stage:events.held',
    'fieldType:cardinalhtml',
    'field:deal.format',
    'option:deal.format.lecture',
    'field:process.visit.seller',
    'placement:dealAnnouncement',
    'layout:deal.events',
  ])
})

it('leaves out what has no page yet, with the fields that would need it', () => {
  const blueprint = aBlueprint({
    fieldTypes: [
      { id: 'cardinalhtml', name, description: name, page: 'description-field', heightPx: 200 },
      { id: 'cardinalimage', name, description: name, page: 'image-field', heightPx: 200, isPlanned: true },
    ],
    fields: [aField('deal', 'description', { type: 'cardinalhtml' }), aField('deal', 'poster', { type: 'cardinalimage' }), aField('contact', 'poster')],
    placements: [
      { role: 'home', code: 'LEFT_MENU', page: 'home', name },
      { role: 'worker', code: 'PAGE_BACKGROUND_WORKER', page: 'worker', name, isPlanned: true },
    ],
    layouts: [
      { role: 'deal.events', entity: 'deal', pipeline: 'events', name, fields: ['poster', 'description'] },
      { role: 'contact', entity: 'contact', name, fields: ['poster'] },
    ],
  })
  const made = withoutPlanned(blueprint)
  expect(itemsOf(made)).toEqual(['fieldType:cardinalhtml', 'field:deal.description', 'field:contact.poster', 'placement:home', 'layout:deal.events', 'layout:contact'])
  expect(made.layouts.map(({ fields }) => fields)).toEqual([['description'], ['poster']])
})
