import type { EntityRole, FieldPlan, StandardEntity } from '@/domain/blueprint/types'

/** Any employee's click writes it; a deployed process does what only a process can, and clears it. */
export function requestField(entity: EntityRole): FieldPlan {
  return {
    entity,
    role: 'request',
    code: 'CARDINAL_REQUEST',
    type: 'string',
    name: { ru: 'Cardinal: команда', en: 'Cardinal: request' },
    help: { ru: 'Служебное поле: по нему бизнес-процесс узнаёт, что сделать, и очищает его', en: 'Technical field: tells a workflow what to do; the workflow clears it' },
  }
}

/** A record with another record's number was copied or merged: what else it carries of ours is not its own. */
export function selfIdField(entity: EntityRole): FieldPlan {
  return {
    entity,
    role: 'selfId',
    code: 'CARDINAL_SELF_ID',
    type: 'integer',
    name: { ru: 'Cardinal: свой номер', en: 'Cardinal: own number' },
    help: { ru: 'Служебное поле: по нему видно, что карточку скопировали или объединили с другой', en: 'Technical field: shows that the record was copied or merged' },
  }
}

/** Mark of the last guarded write. */
function markField(entity: EntityRole): FieldPlan {
  return {
    entity,
    role: 'mark',
    code: 'CARDINAL_MARK',
    type: 'string',
    name: { ru: 'Cardinal: отметка записи', en: 'Cardinal: mark of the last save' },
    help: { ru: 'Служебное поле: по нему Cardinal замечает, что карточку сохранили с двух мест', en: 'Technical field: shows that the record was saved from two places' },
  }
}

const cards: readonly StandardEntity[] = ['lead', 'deal', 'contact']

/** What Cardinal itself keeps in every card it works in; none of it is meant for people, so no card section shows it. */
export const commonFields: readonly FieldPlan[] = cards.flatMap(entity => [requestField(entity), selfIdField(entity), markField(entity)])
