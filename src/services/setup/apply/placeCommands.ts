import { sectionName } from '@/domain/blueprint/diff/layouts'
import type { ItemId } from '@/domain/blueprint/items'
import type { PlanItem } from '@/domain/blueprint/plan'
import type { LocalText } from '@/domain/blueprint/text'
import type { LayoutPlan } from '@/domain/blueprint/types'
import type { LayoutKey, ShapeSection } from '@/domain/blueprint/shape'
import type { CommandContext, CommandMaker, ItemCommand } from './context'
import { codeOf, entityTypeIdOf, nameOf, processOf } from './context'

/**
 * A field type of ours.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-add.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-update.html
 */
export const fieldTypeCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'fieldType')
    return []
  const { id, name, description, page, heightPx } = wanted.plan
  const params = { USER_TYPE_ID: id, HANDLER: context.addressOf(page), TITLE: name[context.locale], DESCRIPTION: description[context.locale], OPTIONS: { height: heightPx } }
  return [{ items: [item.id], command: { method: item.action === 'create' ? 'userfieldtype.add' : 'userfieldtype.update', params } }]
}

/**
 * A place where a page of ours opens. There is no update: what has another address or title is taken away and made again.
 *
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html
 */
export const placementCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'placement')
    return []
  const { code, process, page, name, description } = wanted.plan
  const placement = process === undefined ? code : code.replace('{process}', String(entityTypeIdOf(context, `process.${process}`)))
  const texts = (language: keyof LocalText) => ({ TITLE: name[language], ...(description ? { DESCRIPTION: description[language] } : {}) })
  const bind = { method: 'placement.bind', params: { PLACEMENT: placement, HANDLER: context.addressOf(page), ...texts(context.locale), LANG_ALL: { ru: texts('ru'), en: texts('en') } } }
  const unbind = item.code === null ? [] : [{ items: [item.id], command: { method: 'placement.unbind', params: { PLACEMENT: placement, HANDLER: item.code } } }]
  return [...unbind, { items: [item.id], command: bind }]
}

/** Cards whose common layout a plan speaks of: new and repeated leads have one each. */
export function layoutTargets({ entity, pipeline }: LayoutPlan, context: CommandContext): { key: LayoutKey, extras: object }[] {
  if (entity === 'lead')
    return [{ key: 'lead:1', extras: { leadCustomerType: 1 } }, { key: 'lead:2', extras: { leadCustomerType: 2 } }]
  if (entity === 'contact')
    return [{ key: 'contact', extras: {} }]
  if (entity === 'deal') {
    const id = pipeline === undefined ? 0 : Number(codeOf(context, `pipeline:${pipeline}`))
    return [{ key: `deal:${id}`, extras: { dealCategoryId: id } }]
  }
  const entityTypeId = entityTypeIdOf(context, entity)
  const categoryId = processOf(context, entityTypeId)?.details?.categoryId ?? 0
  return [{ key: `process:${entityTypeId}:${categoryId}`, extras: { categoryId } }]
}

/**
 * Our sections at the end of common card layouts, in the order of the blueprints whichever of them came first. The call replaces a whole layout, so everything read goes back as it was,
 * and sections of several solutions in one card go together.
 *
 * @param items Layouts that are to be made or changed.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-set.html
 */
export function layoutCommands(items: readonly PlanItem[], context: CommandContext): ItemCommand[] {
  const cards = new Map<LayoutKey, { items: ItemId[], entityTypeId: number, extras: object, data: SectionData[] }>()
  for (const item of items) {
    const wanted = context.wanted.get(item.id)
    if (wanted?.kind !== 'layout')
      continue
    const { plan } = wanted
    for (const { key, extras } of layoutTargets(plan, context)) {
      const part = context.shape.layouts[key]
      if (!part?.isRead)
        continue
      const card = cards.get(key) ?? { items: [], entityTypeId: entityTypeIdOf(context, plan.entity), extras, data: (part.value ?? []).map(asData) }
      const data = withSection(card.data, { name: item.code ?? sectionName(plan), title: nameOf(item, context, plan.name) }, fieldNames(plan, context), sectionsAfter(item.id, context))
      cards.set(key, { ...card, items: [...card.items, item.id], data })
    }
  }
  return [...cards.values()].map(({ items: ids, ...params }) => ({ items: ids, command: { method: 'crm.item.details.configuration.set', params: { ...params, scope: 'C' } } }))
}

function fieldNames({ entity, fields }: LayoutPlan, context: CommandContext): string[] {
  return fields.flatMap(role => {
    const code = context.plan.get(`field:${entity}.${role}`)?.code ?? null
    return code === null ? [] : [code]
  })
}

interface SectionData { name: string, title: string, type: 'section', elements: object[] }

function asData({ name, title, elements }: ShapeSection): SectionData {
  return { name, title, type: 'section', elements: elements.map(({ raw }) => raw) }
}

/** Names of our sections that stand below this one. */
function sectionsAfter(id: ItemId, { wanted, plan }: CommandContext): Set<string> {
  const layouts = [...wanted].flatMap(([other, each]) => each.kind === 'layout' ? [[other, plan.get(other)?.code ?? sectionName(each.plan)] as const] : [])
  return new Set(layouts.slice(layouts.findIndex(([other]) => other === id) + 1).map(([, name]) => name))
}

function withSection(layout: readonly SectionData[], { name, title }: { name: string, title: string }, fields: readonly string[], later: ReadonlySet<string>): SectionData[] {
  const shown = new Set(layout.flatMap(({ elements }) => elements.map(element => (element as { name?: unknown }).name)))
  const added = fields.filter(field => !shown.has(field)).map(field => ({ name: field, optionFlags: 1 }))
  if (layout.some(each => each.name === name))
    return layout.map(each => each.name === name ? { ...each, elements: [...each.elements, ...added] } : each)
  const next = layout.findIndex(each => later.has(each.name))
  return layout.toSpliced(next === -1 ? layout.length : next, 0, { name, title, type: 'section', elements: added })
}

/**
 * A folder on the company drive.
 *
 * @see https://apidocs.bitrix24.com/api-reference/disk/storage/disk-storage-add-folder.html
 */
export const folderCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  const { drive } = context.shape
  if (wanted?.kind !== 'folder' || !drive.isRead)
    return []
  return [{ items: [item.id], command: { method: 'disk.storage.addFolder', params: { id: drive.value.storageId, data: { NAME: item.wantedCode ?? wanted.plan.name } } } }]
}
