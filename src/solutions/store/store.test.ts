import { describe, expect, it } from 'vitest'
import type { DirectoryValuePlan, StageMeaning } from '@/domain/blueprint/types'
import { contactTypes, dealTypes, leadSources } from './directories'
import { leadStatuses } from './leadStatuses'
import { storeProcessPlans, storeWork } from './processes'
import { messageTexts, scriptTexts } from './settings/texts'
import { directories, processes, tasks } from './specification.fixture'
import { storePipeline } from './stages'
import { storeTasks } from './tasks'
import type { TaskDuty } from './tasks/types'

const meanings: Record<'P' | 'S' | 'F', StageMeaning> = { P: 'work', S: 'success', F: 'failure' }
/** Names that the specification leaves to the portal, written there in brackets. */
const isLeftToThePortal = (name: string) => name.startsWith('(')

describe('directories of section 2', () => {
  it.each([
    ['lead sources', leadSources, directories.leadSources],
    ['contact types', contactTypes, directories.contactTypes],
    ['deal types', dealTypes, directories.dealTypes],
  ] as const)('hold the %s row by row', (_, ours, theirs) => {
    const row = ({ directory, code, sort, name, hint }: DirectoryValuePlan) => ({ directory, code, sort, name: name.ru, description: hint?.ru })
    expect(ours.map(row)).toEqual(theirs.values.map(({ code, order, name, description }) => (
      { directory: theirs.entityId, code, sort: order * 10, name, description }
    )))
  })

  it('hold the lead statuses row by row, with the unsuccessful ones', () => {
    expect(leadStatuses.map(status => ({
      code: status.code,
      sort: status.sort,
      meaning: status.meaning,
      isSystem: status.isStandard ?? false,
      name: status.isNameKept ? null : status.name.ru,
    }))).toEqual(directories.leadStatuses.values.map(({ code, order, semantics, system, name }) => (
      { code, sort: order * 10, meaning: meanings[semantics], isSystem: system, name: isLeftToThePortal(name) ? null : name }
    )))
  })

  it('hold the deal stages row by row in a pipeline of their own', () => {
    expect(storePipeline.name.ru).toBe(directories.dealStages.pipeline.suggestedName)
    expect(storePipeline.stages.map(({ code, meaning, name }) => ({ code, meaning, name: name.ru }))).toEqual(
      directories.dealStages.values.map(({ code, semantics, name }) => (
        { code, meaning: meanings[semantics], name: isLeftToThePortal(name) ? 'Сделка успешна' : name }
      )),
    )
  })

  it.each([
    ...[...directories.leadStatuses.values, ...directories.dealStages.values].flatMap(value => value.otherSpellings.map(spelling => [value.code, spelling] as const)),
  ])('know %s by its other spelling “%s”', (code, spelling) => {
    const known = [...leadStatuses, ...storePipeline.stages].find(stage => stage.code === code && spellings(stage).includes(plain(spelling)))
    // The group of failures, and "closed as successful": no names of a status.
    const isNoName = ['Не качественный', 'некачественный', 'успешная', 'успешная продажа'].includes(spelling)
    expect(Boolean(known) || isNoName).toBe(true)
  })
})

const plain = (text: string) => text.replace(/ \(.*\)$/, '').toLowerCase()
const spellings = ({ name, alsoCalled = [] }: { name: { ru: string }, alsoCalled?: readonly string[] }) => [name.ru, ...alsoCalled].map(plain)

describe('tasks of sections 3–5', () => {
  /** Words of the specification for who gets a task. */
  const duties: Record<string, TaskDuty> = {
    'operator responsible for the lead': 'leadOwner',
    'operator responsible for the lead; by queue when on the contact': 'leadOwner',
    operator: 'leadOwner',
    'operator by queue': 'operatorInTurn',
    'operator by queue (online sale: the same operator)': 'operatorInTurn',
    'administrator of the needed shop': 'storeAdministrator',
    'seller who accepted': 'seller',
    'cashier on shift now': 'cashierNow',
    'cashier who works tomorrow': 'cashierTomorrow',
    'cashier who is on shift that day': 'cashierThatDay',
  }
  const entities: Record<string, string[]> = {
    lead: ['lead'],
    'lead or contact': ['lead', 'contact'],
    deal: ['deal'],
    'visit (no CRM entity yet)': ['process.visit'],
  }
  const creators: Record<string, string> = {
    system: 'system',
    'cashier who registered the visit': 'cashier',
    'operator who pressed the button (not stated)': 'operator',
  }

  it('hold all 16 templates, word for word', () => {
    expect(tasks).toHaveLength(16)
    expect(storeTasks.map(task => ({
      id: task.specification,
      title: task.title.ru,
      description: task.isTextOurs ? null : task.description.ru,
      responsible: task.responsible,
      creator: task.creator,
      entities: task.entities,
    }))).toEqual(tasks.map(({ id, title, description, responsible, creator, entity }) => (
      { id, title, description, responsible: duties[responsible], creator: creators[creator], entities: entities[entity] }
    )))
  })

  it('hold their deadlines; «Получить оплату» has none of the client and gets 30 minutes (GAP-69)', () => {
    expect(storeTasks.map(task => [task.specification, task.deadlineMinutes, task.isDueNextMorning ?? false])).toEqual(
      tasks.map(({ id, deadline, deadlineMinutes }) => [id, id === 'T12' ? 30 : deadlineMinutes, deadline === 'утро следующего дня']),
    )
  })

  it('take the sheet along where the client gives its link', () => {
    expect(storeTasks.filter(({ hasSheetLink }) => hasSheetLink).map(({ specification }) => specification)).toEqual(
      tasks.filter(({ note }) => note?.includes('link to the sheet')).map(({ id }) => id),
    )
  })
})

describe('processes of section 8 and beyond', () => {
  const entities: Record<string, string> = {
    'visit (item of «Бизнес-процессы в ленте»)': 'process.visit',
    // A process of its own has one kind of record: assignments are what it gives out.
    'sub-process (lead, deal, contact)': 'process.assignment',
    'deal, lead': 'deal',
  }

  it('are all 22, each once; the two that describe one event are one (GAP-24)', () => {
    expect(storeWork.flatMap(({ specification }) => specification.split(' ')).sort()).toEqual(processes.processes.map(({ id }) => id).sort())
    expect(storeWork.find(({ specification }) => specification.includes('P13'))?.specification).toBe('P05 P13')
  })

  it.each(processes.processes.map(process => [process.id, process] as const))('%s has its name, record, tasks and messages', (id, process) => {
    const ours = storeWork.find(({ specification }) => specification.split(' ').includes(id))
    expect(ours?.entity).toBe(entities[process.document] ?? process.document)
    expect(ours?.name.ru).toBe(id === 'P13' ? 'Возврат доставки → лид' : process.title)
    expect([...ours?.tasks ?? []].sort()).toEqual([...new Set(process.steps.flatMap(({ task }) => task ?? []))].sort())
    expect(ours?.messages ?? []).toEqual(process.steps.flatMap(({ message }) => message?.slice(0, 2) ?? []))
  })

  it('leave to our pages what no process can do', () => {
    const pages = storeWork.filter(work => !storeProcessPlans.includes(work))
    expect(pages.map(({ specification }) => specification)).toEqual(['P19', 'P21'])
  })

  it('prepare the messages by their names, with a mark for each thing they must say', () => {
    const marks: Record<string, string> = { 'имя контакта': '{имя}', код: '{код}', 'срок действия': '{срок}', 'срок брони': '{срок}', 'ссылка на форму': '{ссылка}' }
    expect(messageTexts.map(text => [text.specification, text.name.ru])).toEqual(processes.messages.map(({ id, title }) => [id, title]))
    for (const [index, { placeholders }] of processes.messages.entries()) {
      for (const placeholder of placeholders)
        expect(messageTexts[index]?.default).toContain(marks[placeholder])
    }
  })

  it('know every script by its name', () => {
    expect(scriptTexts.map(({ name }) => name.ru)).toEqual(processes.scripts.names)
  })
})
