import type { PlanItem } from '@/domain/blueprint/plan'
import { fieldPrefix, isMadeByConfig } from '@/domain/blueprint/fieldCodes'
import type { FieldPlan, OptionPlan } from '@/domain/blueprint/types'
import type { ShapeField } from '@/domain/blueprint/shape'
import type { CommandContext, CommandMaker, ItemCommand } from './context'
import { differs, entityTypeIdOf, fieldsOf, nameOf, processIds, textIn } from './context'
import type { Command } from '../../portal/types'
import type { ItemId } from '@/domain/blueprint/items'

/**
 * A custom field with its list: of deals, leads and contacts by the family that takes every label; of smart processes, and
 * files and bindings everywhere, by `userfieldconfig`: the older family drops the size of files and smart processes to bind.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-update.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-add.html
 */
export const fieldCommands: CommandMaker = (item, context) => {
  const wanted = context.wanted.get(item.id)
  if (wanted?.kind !== 'field')
    return []
  const { plan } = wanted
  if (item.action === 'create')
    return [{ items: [item.id, ...optionIds(plan)], command: isMadeByConfig(plan) ? addByConfig(item, plan, context) : addToEntity(item, plan, context) }]
  const field = fieldsOf(context, plan.entity).find(({ code }) => code === item.code)
  return field ? [{ items: [item.id], command: update(plan, field, changes(item, plan, context)) }] : []
}

function optionIds({ entity, role, options = [] }: FieldPlan): ItemId[] {
  return options.map(({ xmlId }) => `option:${entity}.${role}.${xmlId}` as const)
}

function isOfProcess({ entity }: FieldPlan): boolean {
  return entity.startsWith('process.')
}

function addToEntity(item: PlanItem, plan: FieldPlan, context: CommandContext): Command {
  return {
    method: `crm.${plan.entity}.userfield.add`,
    params: {
      fields: {
        FIELD_NAME: item.wantedCode,
        USER_TYPE_ID: userTypeId(plan, context),
        XML_ID: plan.code,
        MULTIPLE: flag(plan.isMultiple),
        SHOW_FILTER: flag(plan.inFilter),
        ...labels(item, plan, context),
        ...settings(plan, context),
        ...(plan.options ? { LIST: plan.options.map((option, index) => newValue(option, index, context)) } : {}),
      },
    },
  }
}

function labels(item: PlanItem, plan: FieldPlan, context: CommandContext): object {
  const label = item.chosen?.kind === 'rename' ? { ru: item.chosen.name, en: item.chosen.name } : plan.name
  // Without a help text of its own the name stands below the field once more.
  const help = plan.help ? { HELP_MESSAGE: plan.help } : {}
  return { LABEL: nameOf(item, context, plan.name), EDIT_FORM_LABEL: label, LIST_COLUMN_LABEL: label, LIST_FILTER_LABEL: label, ...help }
}

function addByConfig(item: PlanItem, plan: FieldPlan, context: CommandContext): Command {
  const owner = isOfProcess(plan) ? processIds(context, plan.entity.slice('process.'.length)).typeId : null
  const label = item.chosen?.kind === 'rename' ? { ru: item.chosen.name, en: item.chosen.name } : plan.name
  const { SETTINGS } = settings(plan, context)
  return {
    method: 'userfieldconfig.add',
    params: {
      moduleId: 'crm',
      field: {
        entityId: `CRM_${owner ?? plan.entity.toUpperCase()}`,
        fieldName: `${fieldPrefix(plan, owner)}${item.wantedCode}`,
        userTypeId: userTypeId(plan, context),
        multiple: flag(plan.isMultiple),
        showFilter: flag(plan.inFilter),
        editFormLabel: label,
        ...(SETTINGS ? { settings: SETTINGS } : {}),
        ...(plan.options ? { enum: plan.options.map(({ xmlId, name }, index) => ({ value: textIn(context, name), sort: (index + 1) * 10, xmlId })) } : {}),
      },
    },
  }
}

/** What differs, as `crm.*.userfield.update` takes it. */
function changes(item: PlanItem, plan: FieldPlan, context: CommandContext): Record<string, unknown> {
  return {
    ...(differs(item, 'name') ? labels(item, plan, context) : {}),
    ...(differs(item, 'inFilter') ? { SHOW_FILTER: flag(plan.inFilter) } : {}),
    ...(differs(item, 'settings') || differs(item, 'targets') ? settings(plan, context) : {}),
  }
}

function update(plan: FieldPlan, field: ShapeField, fields: Record<string, unknown>): Command {
  if (!isMadeByConfig(plan))
    return { method: `crm.${plan.entity}.userfield.update`, params: { id: field.id, fields } }
  const { EDIT_FORM_LABEL, SHOW_FILTER, SETTINGS } = fields
  return {
    method: 'userfieldconfig.update',
    params: {
      moduleId: 'crm',
      id: field.id,
      field: {
        ...(EDIT_FORM_LABEL ? { editFormLabel: EDIT_FORM_LABEL } : {}),
        ...(SHOW_FILTER ? { showFilter: SHOW_FILTER } : {}),
        ...(SETTINGS ? { settings: SETTINGS } : {}),
      },
    },
  }
}

/**
 * Values of a list that exists: new ones are added, ours may be renamed. Of a smart process's list the values that stay are
 * sent along: its method takes the whole list.
 *
 * @param items Values of one field that are to be made or changed.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/userfieldconfig/userfieldconfig-update.html
 */
export function optionCommand(of: ItemId, items: readonly PlanItem[], context: CommandContext): ItemCommand[] {
  const owner = context.wanted.get(of)
  const code = context.plan.get(of)?.code
  const field = owner?.kind === 'field' ? fieldsOf(context, owner.plan.entity).find(each => each.code === code) : undefined
  if (owner?.kind !== 'field' || !field)
    return []
  const values = items.flatMap(item => {
    const wanted = context.wanted.get(item.id)
    if (wanted?.kind !== 'option')
      return []
    return [{ ...newValue(wanted.plan, wanted.position - 1, context), VALUE: nameOf(item, context, wanted.plan.name), ...(item.code === null ? {} : { ID: Number(item.code) }) }]
  })
  const ids = items.map(({ id }) => id)
  if (!isOfProcess(owner.plan))
    return [{ items: ids, command: { method: `crm.${owner.plan.entity}.userfield.update`, params: { id: field.id, fields: { LIST: values } } } }]
  const staying = field.options.filter(({ id }) => !values.some(value => 'ID' in value && value.ID === id)).map(({ id, name, sort, xmlId }) => ({ id, value: name, sort, xmlId }))
  const ours = values.map(({ VALUE, SORT, XML_ID, ...rest }) => ({ ...('ID' in rest ? { id: rest.ID } : {}), value: VALUE, sort: SORT, xmlId: XML_ID }))
  return [{ items: ids, command: { method: 'userfieldconfig.update', params: { moduleId: 'crm', id: field.id, field: { userTypeId: 'enumeration', enum: [...staying, ...ours] } } } }]
}

function newValue({ xmlId, name }: OptionPlan, index: number, context: CommandContext) {
  return { VALUE: textIn(context, name), XML_ID: xmlId, SORT: (index + 1) * 10 }
}

function userTypeId({ type }: FieldPlan, { shape }: CommandContext): string {
  return type === 'cardinalhtml' || type === 'cardinalimage' ? `rest_${shape.appId}_${type}` : type
}

/** Targets of a binding are the portal's own settings: `{ CONTACT: 'Y' }`, `{ DYNAMIC_1036: 'Y' }`. */
function settings(plan: FieldPlan, context: CommandContext): { SETTINGS?: object } {
  const targets = (plan.targets ?? []).map(entity => [entity.startsWith('process.') ? `DYNAMIC_${entityTypeIdOf(context, entity)}` : entity.toUpperCase(), 'Y'])
  const all = { ...plan.settings, ...Object.fromEntries(targets) }
  return Object.keys(all).length > 0 ? { SETTINGS: all } : {}
}

function flag(isOn = false): 'Y' | 'N' {
  return isOn ? 'Y' : 'N'
}
