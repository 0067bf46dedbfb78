import { describe, expect, it } from 'vitest'
import { itemNames, itemsOf } from '@/domain/blueprint/itemsOf'
import type { PortalParts } from '@/domain/blueprint/itemsOf'
import { mergeBlueprints } from '@/domain/blueprint/merge'
import type { Blueprint, FieldPlan, StagePlan } from '@/domain/blueprint/types'
import { blueprints } from '.'

const all: Blueprint[] = Object.values(blueprints(2026))
const merged = mergeBlueprints(all)
const prefixOfPipeline = 'C123:'
const prefixOfProcess = 'UF_CRM_1234_'

/** Values that stand more than once. */
const repeated = <T>(values: readonly T[]) => values.filter((value, index) => values.indexOf(value) !== index)
const fieldLimit = ({ entity }: FieldPlan) => entity.startsWith('process.') ? 50 - prefixOfProcess.length : 43
const pipelinesOf = (blueprint: Blueprint) => [
  ...blueprint.pipelines.map(({ role, stages }) => ({ role, stages })),
  ...blueprint.smartProcesses.flatMap(({ role, stages }) => stages ? [{ role: `process.${role}`, stages }] : []),
]

/** Everything that looks like a text in two languages, wherever it stands. */
function textsIn(value: unknown): { ru?: unknown, en?: unknown }[] {
  if (value === null || typeof value !== 'object')
    return []
  return 'ru' in value || 'en' in value ? [value] : Object.values(value).flatMap(textsIn)
}

describe.each(all.map(blueprint => [blueprint.solution, blueprint] as const))('the blueprint of %s', (solution, blueprint) => {
  it('is filed under its own name and needs solutions that exist', () => {
    expect(blueprints(2026)[solution as 'common'].solution).toBe(solution)
    expect(blueprint.needs.filter(name => !all.some(other => other.solution === name))).toEqual([])
    expect(blueprint.needs).toEqual(solution === 'common' ? [] : ['common'])
  })

  it('names no item, setting, process or step twice', () => {
    expect(repeated(itemsOf(blueprint))).toEqual([])
    expect(repeated(blueprint.taskTemplates.map(({ role }) => role))).toEqual([])
    expect(repeated(blueprint.settings.map(({ role }) => role))).toEqual([])
    expect(repeated(blueprint.processes.map(({ role }) => role))).toEqual([])
    expect(repeated(blueprint.manual.map(({ role }) => role))).toEqual([])
  })

  it('names roles so that names of items can be told apart: no dots within', () => {
    const stages = pipelinesOf(blueprint).flatMap(plan => plan.stages)
    const roles = [...blueprint.pipelines, ...blueprint.smartProcesses, ...stages, ...blueprint.directories, ...blueprint.fields, ...blueprint.placements, ...blueprint.folders].map(({ role }) => role)
    expect(roles.filter(role => !/^[a-z][A-Za-z0-9]*$/.test(role))).toEqual([])
    expect(blueprint.fields.flatMap(({ options = [] }) => options).filter(({ xmlId }) => !/^[A-Za-z0-9_+-]{1,50}$/.test(xmlId))).toEqual([])
  })

  it('says everything in both languages', () => {
    const texts = textsIn(blueprint)
    expect(texts.length).toBeGreaterThan(10)
    const isSaid = (text: unknown) => typeof text === 'string' && text !== '' && text.trim() === text
    expect(texts.filter(({ ru, en }) => !isSaid(ru) || !isSaid(en))).toEqual([])
  })

  it('keeps codes of fields within the portal\'s letters and lengths', () => {
    expect(blueprint.fields.filter(({ code }) => !/^[A-Z][A-Z0-9_]*$/.test(code))).toEqual([])
    expect(blueprint.fields.filter(field => field.code.length > fieldLimit(field))).toEqual([])
  })

  it('keeps codes of stages and directories within the portal\'s letters and lengths', () => {
    const deals = blueprint.pipelines.flatMap(({ stages }) => stages)
    const processes = blueprint.smartProcesses.flatMap(({ stages = [] }) => stages)
    const statuses = blueprint.directories.filter(({ directory }) => directory === 'STATUS')
    expect([...deals, ...processes, ...statuses].filter(({ code }) => !/^[A-Za-z0-9_-]+$/.test(code))).toEqual([])
    expect([...deals, ...processes].filter(({ code }) => code.length > 22 - prefixOfPipeline.length)).toEqual([])
    expect(statuses.filter(({ code }) => code.length > 21)).toEqual([])
    expect(blueprint.directories.filter(({ code }) => code.length > 50)).toEqual([])
    expect(deals.concat(processes).filter(({ color }) => !/^#[0-9A-F]{6}$/.test(color))).toEqual([])
  })

  it('orders every pipeline: work, one success, failures; no code or name twice', () => {
    for (const { role, stages } of pipelinesOf(blueprint)) {
      const meanings = stages.map(({ meaning }) => meaning).join(' ')
      expect(meanings, role).toMatch(/^(work )+success( failure)+$/)
      expect(repeated(stages.map(({ code }) => code)), role).toEqual([])
      expect(repeated(stages.map(({ name }) => name.ru)), role).toEqual([])
    }
  })

  it('gives lists values, bindings targets, and nothing to other fields', () => {
    for (const field of blueprint.fields) {
      // The store's promo codes are the client's to fill in; until then the list is empty.
      const isOpen = solution === 'store' && field.role === 'promoCode'
      expect((field.options ?? []).length > 0, `${field.role}: options`).toBe(field.type === 'enumeration' && !isOpen)
      expect((field.targets ?? []).length > 0, `${field.role}: targets`).toBe(field.type === 'crm')
      expect(field.type === 'boolean' && field.isMultiple, `${field.role}: multiple`).toBeFalsy()
      expect(repeated((field.options ?? []).map(({ xmlId }) => xmlId)), field.role).toEqual([])
      expect(repeated((field.options ?? []).map(({ name }) => name.ru)), field.role).toEqual([])
    }
  })

  it('makes no field mandatory: what a form requires, the form asks for', () => {
    expect(JSON.stringify(blueprint.fields)).not.toMatch(/mandatory|required/i)
  })

  it('refers only to what it or a solution it needs brings', () => {
    const known = new Set(all.filter(other => other === blueprint || blueprint.needs.includes(other.solution)).flatMap(itemsOf))
    const entities = [
      ...blueprint.fields.flatMap(({ entity, targets = [] }) => [entity, ...targets]),
      ...blueprint.layouts.map(({ entity }) => entity),
      ...blueprint.processes.map(({ entity }) => entity),
      ...blueprint.placements.flatMap(({ process }) => process === undefined ? [] : [`process.${process}`]),
    ]
    const needed = [
      ...entities.filter(entity => entity.startsWith('process.')).map(entity => entity.replace('.', ':')),
      ...blueprint.layouts.flatMap(({ entity, fields }) => fields.map(role => `field:${entity}.${role}`)),
      ...blueprint.layouts.flatMap(({ pipeline }) => pipeline === undefined ? [] : [`pipeline:${pipeline}`]),
      ...blueprint.fields.filter(({ type }) => type.startsWith('cardinal')).map(({ type }) => `fieldType:${type}`),
    ]
    expect(needed.filter(name => !known.has(name as 'field:x'))).toEqual([])
    const stages = new Set([...known].map(name => name.replace(/^(stage|status):/, '')))
    expect(blueprint.taskTemplates.filter(({ stage }) => stage !== undefined && !stages.has(stage.replace(/^status:/, '')))).toEqual([])
    expect(blueprint.placements.filter(({ code, process }) => code.includes('{process}') !== (process !== undefined))).toEqual([])
  })

  it('offers settings whose default is one of the choices and within the bounds', () => {
    for (const { role, default: value, choices, min = -Infinity, max = Infinity } of blueprint.settings) {
      if (choices)
        expect(choices.map(choice => choice.value), role).toContain(value)
      if (typeof value === 'number')
        expect(value >= min && value <= max, role).toBe(true)
    }
  })
})

describe('the blueprints together', () => {
  it('agree about items that several of them ask for', () => {
    for (const part of Object.keys(itemNames) as (keyof PortalParts)[])
      agree(part, blueprint => blueprint[part] as PortalParts[typeof part][number][], itemNames[part] as (plan: unknown) => string)
    agree('manual', ({ manual }) => manual, ({ role }) => role)
    agree('processes', ({ processes }) => processes, ({ role }) => role)
  })

  it('give no two items the same place on the portal', () => {
    expect(repeated(merged.fields.map(({ entity, code }) => `${entity} ${code}`))).toEqual([])
    expect(repeated(merged.fields.map(({ entity, name }) => `${entity} ${name.ru}`))).toEqual([])
    expect(repeated(merged.directories.map(({ directory, code }) => `${directory} ${code}`))).toEqual([])
    expect(repeated(merged.pipelines.map(({ name }) => name.ru))).toEqual([])
    expect(repeated(merged.smartProcesses.map(({ name }) => name.ru))).toEqual([])
    expect(repeated(merged.placements.map(({ code, page }) => `${code} ${page}`))).toEqual([])
  })

  it('keep the last stages of a portal\'s own set, so that they are renamed and not made anew', () => {
    const last = (stages: readonly StagePlan[]) => stages.filter(({ meaning }) => meaning === 'success').map(({ code }) => code)
    expect(merged.pipelines.filter(({ stages }) => last(stages).join() !== 'WON')).toEqual([])
    expect(merged.smartProcesses.filter(({ stages }) => stages && last(stages).join() !== 'SUCCESS')).toEqual([])
  })
})

function agree<T>(what: string, listOf: (blueprint: Blueprint) => readonly T[], nameOf: (plan: T) => string) {
  const first = new Map<string, T>()
  for (const plan of all.flatMap(listOf)) {
    const name = nameOf(plan)
    expect(plan, `${what}: ${name}`).toEqual(first.get(name) ?? plan)
    first.set(name, plan)
  }
}
