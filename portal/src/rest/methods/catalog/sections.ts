import { admit } from '../../../catalog/access.ts'
import { DENIED, catalogErrors } from '../../../catalog/errors.ts'
import { describeFields, sectionFields } from '../../../catalog/fields.ts'
import { conditionField, listRows, optionalList, pickFields, selectedNames } from '../../../catalog/listRows.ts'
import { removeSection, saveSection } from '../../../catalog/sections.ts'
import type { CatalogSection } from '../../../state/catalogTypes.ts'
import type { Json } from '../../../state/types.ts'
import { defineMethod, RestError } from '../../method.ts'
import type { MethodCall, MethodDefinition } from '../../method.ts'
import { requireInteger, requireObject } from '../crm/call.ts'
import { administrators, listHabits } from './directories.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/catalog/section/catalog-section'

const common = { scope: 'catalog', callers: 'administrators' }

const writer = { right: 'edit', isAdministrators: true, code: DENIED.element } as const

function findSection({ portal }: MethodCall, id: number): CatalogSection {
  const section = portal.state.catalog.sections.get(id)
  if (!section)
    throw catalogErrors.numeric(200700300030, 'section does not exist.')
  return section
}

function requireFields(call: MethodCall): { [key: string]: Json } {
  const fields = requireObject(call.params, 'fields')
  if (Object.keys(fields).length === 0)
    throw new RestError('100', 'Could not find value for parameter {fields}')
  return fields
}

const answer = (section: CatalogSection) => ({ result: { section: pickFields(section, sectionFields.keys()) } })

export const sectionMethods: MethodDefinition[] = [
  defineMethod({
    ...common,
    name: 'catalog.section.list',
    doc: `${pages}-list.html`,
    undocumented: [administrators, 'sections stands inside result; the sample shows it beside.', ...listHabits],
    handle(call) {
      admit(call, { right: 'view', isAdministrators: true, code: DENIED.sections })
      const filter = optionalList(call.params, 'filter') ?? {}
      if (!Object.keys(filter).some(key => conditionField(key) === 'iblockId'))
        throw catalogErrors.other('Required filter fields: iblockId')
      const names = selectedNames(call.params, sectionFields) ?? [...sectionFields.keys()]
      const { rows, total, next } = listRows(call.portal.state, call.params, [...call.portal.state.catalog.sections.values()], sectionFields)
      return { result: { sections: rows.map(row => pickFields(row, names)) }, total, next }
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.section.get',
    doc: `${pages}-get.html`,
    undocumented: [administrators],
    handle(call) {
      const id = requireInteger(call.params, 'id')
      admit(call, { right: 'view', isAdministrators: true, code: DENIED.element })
      return answer(findSection(call, id))
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.section.add',
    doc: `${pages}-add.html`,
    undocumented: [administrators],
    async handle(call) {
      const fields = requireFields(call)
      admit(call, writer)
      await call.portal.pause({ method: 'catalog.section.add', userId: call.actor.user.id })
      return answer(saveSection(call.portal, fields, null))
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.section.update',
    doc: `${pages}-update.html`,
    undocumented: [administrators, 'A section cannot come to stand inside itself.'],
    async handle(call) {
      const id = requireInteger(call.params, 'id')
      const fields = requireFields(call)
      admit(call, writer)
      await call.portal.pause({ method: 'catalog.section.update', userId: call.actor.user.id })
      return answer(saveSection(call.portal, fields, findSection(call, id)))
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.section.delete',
    doc: `${pages}-delete.html`,
    undocumented: [administrators, 'What stands under a section goes with it; its products lose their section.'],
    handle(call) {
      const id = requireInteger(call.params, 'id')
      admit(call, { right: 'edit', isAdministrators: true, code: DENIED.sectionDeletion })
      removeSection(call.portal, findSection(call, id).id)
      return { result: true }
    },
  }),
  defineMethod({
    ...common,
    name: 'catalog.section.getfields',
    doc: `${pages}-get-fields.html`,
    undocumented: [administrators],
    handle(call) {
      admit(call, { right: 'view', isAdministrators: true, code: DENIED.sections })
      return { result: { section: describeFields(sectionFields) } }
    },
  }),
]
