import type { Department, PortalUser } from 'b24-local-portal'
import { everything, ownOnly, readOnly, rights, work } from '../rights.ts'

export const departments: Department[] = [
  { id: 1, name: 'Клуб путешествий', parent: null, head: 1, sort: 100 },
  { id: 2, name: 'Отдел продаж', parent: 1, head: 2, sort: 200 },
  { id: 3, name: 'Бухгалтерия', parent: 1, head: 4, sort: 300 },
  { id: 4, name: 'Экспедиционная служба', parent: 1, head: 5, sort: 400 },
]

type Person = Pick<PortalUser, 'id' | 'name' | 'lastName' | 'secondName' | 'workPosition' | 'gender' | 'rights'> & Partial<PortalUser>

function employee(person: Person, login: string, department: number): PortalUser {
  return { email: `${login}@klub-puteshestvij.example`, departments: [department], active: true, isAdmin: false, photo: null, language: 'ru', ...person }
}

/** Contacts and companies are everybody's; what differs is deals. */
const clients = work

/** Who works in the club; `worlds/README.md` says what each of them is there to show. */
export const employees: PortalUser[] = [
  employee({ id: 1, name: 'Марина', lastName: 'Кольцова', secondName: 'Андреевна', workPosition: 'Директор клуба', gender: 'F', isAdmin: true, rights: { ...rights(everything, everything), changeSettings: true } }, 'kolcova', 1),
  employee({ id: 2, name: 'Денис', lastName: 'Архипов', secondName: 'Олегович', workPosition: 'Руководитель отдела продаж', gender: 'M', rights: rights(work, clients) }, 'arhipov', 2),
  employee({ id: 3, name: 'Юлия', lastName: 'Савельева', secondName: 'Игоревна', workPosition: 'Менеджер по путешествиям', gender: 'F', rights: rights(ownOnly, clients) }, 'savelyeva', 2),
  employee({ id: 4, name: 'Тамара', lastName: 'Громова', secondName: 'Васильевна', workPosition: 'Главный бухгалтер', gender: 'F', rights: rights(readOnly, readOnly) }, 'gromova', 3),
  employee({ id: 5, name: 'Кирилл', lastName: 'Обухов', secondName: 'Павлович', workPosition: 'Начальник экспедиций', gender: 'M', rights: rights(work, clients) }, 'obuhov', 4),
  employee({ id: 6, name: 'Emily', lastName: 'Clarke', secondName: '', workPosition: 'Trips manager', gender: 'F', language: 'en', rights: rights(work, clients, { seesCatalogue: false }) }, 'clarke', 2),
]

/** Everybody but the head of expeditions (5): he works in the CRM, yet the application is closed to him. */
export const applicationUsers: number[] = employees.map(({ id }) => id).filter(id => id !== 5)
