/// <reference types="vite/client" />

/** The client's specification as data, `tests/spec/store/`: what the tests compare the blueprint with. */
const files = import.meta.glob<unknown>('/tests/spec/store/*.json', { eager: true, import: 'default' })

function read<Shape>(name: string): Shape {
  return files[`/tests/spec/store/${name}.json`] as Shape
}

export interface SpecifiedValue { order: number, name: string, description?: string, code: string }
export interface SpecifiedStage extends SpecifiedValue { semantics: 'P' | 'S' | 'F', system: boolean, inSpecification: boolean, otherSpellings: string[] }
interface ValueList<Value> { entityId: string, values: Value[] }
export const directories = read<{
  leadSources: ValueList<SpecifiedValue>
  contactTypes: ValueList<SpecifiedValue>
  dealTypes: ValueList<SpecifiedValue>
  leadStatuses: ValueList<SpecifiedStage>
  dealStages: ValueList<SpecifiedStage> & { pipeline: { suggestedName: string } }
}>('directories')

interface ListValue { value: string, xmlId: string, sort: number }
export interface SpecifiedField {
  name: string
  code: string
  userTypeId: string
  multiple: 'Y' | 'N'
  showFilter: 'Y' | 'N'
  settings: Record<string, unknown>
  entities: { entity: string }[]
  list?: ListValue[]
  addedValues?: ListValue[]
}
export interface ImpliedField { code: string, name: string, type: string, entities: string }
export const fields = read<{ fields: SpecifiedField[], impliedFields: ImpliedField[] }>('fields')

export interface SpecifiedTask {
  id: string
  title: string
  deadline: string | null
  deadlineMinutes: number | null
  responsible: string
  creator: string
  entity: string
  description: string | null
  requirements: string[]
  note: string | null
}
export const tasks = read<{ tasks: SpecifiedTask[] }>('tasks').tasks

export interface SpecifiedProcess { id: string, title: string, document: string, start: string, steps: { task?: string, message?: string }[] }
export const processes = read<{
  processes: SpecifiedProcess[]
  messages: { id: string, title: string, placeholders: string[] }[]
  scripts: { names: string[] }
}>('processes')

interface FormField { id: string, name: string, required: boolean, multiple?: boolean, target?: string, answers?: string[] }
interface FormResult { xmlId: string, channel: string, fields: { field: string, required: boolean, rule?: string }[], optionalExtra: string[] }
interface SpecifiedForm { id: string, title: string, fields: FormField[], byResult?: FormResult[] }
export const forms = read<{ forms: SpecifiedForm[], contactRule: { fields: string[] } }>('forms')

export interface Gap { id: string, settings: string[], say: string, values?: Record<string, unknown> }
export const gaps = read<Gap[]>('gaps')

export interface Requirement { id: string, section: string, kind: 'normative' | 'context', quote: string, actor: string, trigger: string, effects: string[] }
export const requirements = read<Requirement[]>('requirements').filter(({ kind }) => kind === 'normative')

export interface Transition { id: string, from: string | null, to: string, who: string, by: string, effects: string[], requirements: string[] }
export interface SpecifiedButton { name: string, card: string, states: string[], role: string, conditions: string[], requirements: string[], note: string | null }
export const transitions = read<{ lead: Transition[], deal: Transition[], buttons: SpecifiedButton[], findings: { kind: string, entity: string, status: string }[] }>('transitions')
