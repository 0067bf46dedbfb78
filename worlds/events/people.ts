import type { Department, PortalUser } from 'b24-local-portal'
import { everything, level, ownOnly, readOnly, rights, work } from '../rights.ts'

export const departments: Department[] = [
  { id: 1, name: 'Агентство «Третий переулок»', parent: null, head: 1, sort: 100 },
  { id: 2, name: 'Отдел мероприятий', parent: 1, head: 2, sort: 200 },
  { id: 3, name: 'Маркетинг', parent: 1, head: 4, sort: 300 },
  { id: 4, name: 'Касса и площадка', parent: 1, head: 7, sort: 400 },
  { id: 5, name: 'Бухгалтерия', parent: 1, head: 6, sort: 500 },
]

type Person = Pick<PortalUser, 'id' | 'name' | 'lastName' | 'secondName' | 'workPosition' | 'gender' | 'rights'> & Partial<PortalUser>

function employee(person: Person, login: string, department: number): PortalUser {
  return { email: `${login}@tretij-pereulok.example`, departments: [department], active: true, isAdmin: false, photo: null, language: 'ru', ...person }
}

/** Who works in the agency; `worlds/README.md` says what each of them is there to show. */
export const employees: PortalUser[] = [
  employee({ id: 1, name: 'Анна', lastName: 'Орлова', secondName: 'Сергеевна', workPosition: 'Директор агентства', gender: 'F', isAdmin: true, rights: { ...rights(everything, everything), changeSettings: true } }, 'orlova', 1),
  employee({ id: 2, name: 'Дмитрий', lastName: 'Соколов', secondName: 'Игоревич', workPosition: 'Ведущий менеджер мероприятий', gender: 'M', rights: rights(work, work) }, 'sokolov', 2),
  employee({ id: 3, name: 'Екатерина', lastName: 'Руднева', secondName: 'Павловна', workPosition: 'Менеджер мероприятий', gender: 'F', rights: rights(work, work) }, 'rudneva', 2),
  employee({ id: 4, name: 'Ольга', lastName: 'Ветрова', secondName: 'Андреевна', workPosition: 'Маркетолог', gender: 'F', rights: rights(level('all', 'none', 'all', 'none'), work) }, 'vetrova', 3),
  employee({ id: 5, name: 'Павел', lastName: 'Ким', secondName: 'Олегович', workPosition: 'Кассир', gender: 'M', rights: rights(ownOnly, ownOnly) }, 'kim', 4),
  employee({ id: 6, name: 'Сергей', lastName: 'Белов', secondName: 'Николаевич', workPosition: 'Главный бухгалтер', gender: 'M', rights: rights(readOnly, readOnly) }, 'belov', 5),
  employee({ id: 7, name: 'Наталья', lastName: 'Зимина', secondName: 'Викторовна', workPosition: 'Администратор площадки', gender: 'F', rights: rights(level('all', 'none', 'all', 'none'), readOnly) }, 'zimina', 4),
  employee({ id: 8, name: 'Игорь', lastName: 'Лапин', secondName: 'Юрьевич', workPosition: 'Логист', gender: 'M', rights: rights(level('all', 'none', 'all', 'none'), readOnly) }, 'lapin', 2),
  employee({ id: 9, name: 'James', lastName: 'Harper', secondName: '', workPosition: 'International programmes manager', gender: 'M', language: 'en', rights: rights(work, work) }, 'harper', 2),
]

/** Everybody but the logist (8): he works in the CRM, yet the application is closed to him. */
export const applicationUsers: number[] = employees.map(({ id }) => id).filter(id => id !== 8)
