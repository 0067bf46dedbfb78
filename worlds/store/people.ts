import type { Department, PortalUser } from 'b24-local-portal'
import { everything, rights, work } from '../rights.ts'

const CALL_CENTRE = 2
const BISHKEK = 3
const OSH = 4
const TILLS = 5
const FLOOR_BISHKEK = 6
const FLOOR_OSH = 7

export const departments: Department[] = [
  { id: 1, name: 'Обувь «Ак-Жол»', parent: null, head: 1, sort: 100 },
  { id: CALL_CENTRE, name: 'Колл-центр', parent: 1, head: 2, sort: 200 },
  { id: BISHKEK, name: 'Магазин «Бишкек»', parent: 1, head: 10, sort: 300 },
  { id: OSH, name: 'Магазин «Ош»', parent: 1, head: 11, sort: 400 },
  { id: TILLS, name: 'Кассы', parent: 1, head: 5, sort: 500 },
  { id: FLOOR_BISHKEK, name: 'Торговый зал, Бишкек', parent: BISHKEK, head: 12, sort: 600 },
  { id: FLOOR_OSH, name: 'Торговый зал, Ош', parent: OSH, head: 13, sort: 700 },
]

type Person = Pick<PortalUser, 'id' | 'name' | 'lastName' | 'secondName' | 'workPosition' | 'gender'> & Partial<PortalUser>

/** Records of the store are everybody's: who may press what is a matter of roles, not of rights. */
function employee(person: Person, login: string, ...ofDepartments: number[]): PortalUser {
  return { email: `${login}@ak-zhol.example`, departments: ofDepartments, active: true, isAdmin: false, photo: null, language: 'ru', rights: rights(work, work), ...person }
}

/** Who works in the shops; `worlds/README.md` says what each of them is there to show. */
export const employees: PortalUser[] = [
  employee({ id: 1, name: 'Айгуль', lastName: 'Токтосунова', secondName: 'Бекболотовна', workPosition: 'Директор', gender: 'F', isAdmin: true, rights: { ...rights(everything, everything), changeSettings: true } }, 'toktosunova', 1),
  employee({ id: 2, name: 'Бермет', lastName: 'Асанова', secondName: 'Таалайбековна', workPosition: 'Старший оператор', gender: 'F' }, 'asanova', CALL_CENTRE),
  employee({ id: 3, name: 'Данияр', lastName: 'Жумабеков', secondName: 'Маратович', workPosition: 'Оператор', gender: 'M' }, 'zhumabekov', CALL_CENTRE),
  employee({ id: 4, name: 'Amelia', lastName: 'Grant', secondName: '', workPosition: 'Operator', gender: 'F', language: 'en' }, 'grant', CALL_CENTRE),
  employee({ id: 5, name: 'Назгуль', lastName: 'Касымова', secondName: 'Эмильевна', workPosition: 'Кассир', gender: 'F' }, 'kasymova', TILLS),
  employee({ id: 6, name: 'Ирина', lastName: 'Шевченко', secondName: 'Павловна', workPosition: 'Кассир', gender: 'F' }, 'shevchenko', TILLS),
  employee({ id: 7, name: 'Тимур', lastName: 'Абдыкеримов', secondName: 'Нурланович', workPosition: 'Продавец', gender: 'M' }, 'abdykerimov', FLOOR_BISHKEK),
  employee({ id: 8, name: 'Жаныл', lastName: 'Мамытова', secondName: 'Асылбековна', workPosition: 'Продавец', gender: 'F' }, 'mamytova', FLOOR_BISHKEK),
  employee({ id: 9, name: 'Улан', lastName: 'Сыдыков', secondName: 'Кубанычевич', workPosition: 'Продавец', gender: 'M' }, 'sydykov', FLOOR_OSH),
  employee({ id: 10, name: 'Гульнара', lastName: 'Осмонова', secondName: 'Джумабаевна', workPosition: 'Администратор магазина', gender: 'F' }, 'osmonova', BISHKEK),
  employee({ id: 11, name: 'Рустам', lastName: 'Юлдашев', secondName: 'Алишерович', workPosition: 'Администратор магазина', gender: 'M' }, 'yuldashev', OSH),
  employee({ id: 12, name: 'Чолпон', lastName: 'Эсенова', secondName: 'Муратовна', workPosition: 'Заместитель администратора', gender: 'F' }, 'esenova', BISHKEK),
  employee({ id: 13, name: 'Виктор', lastName: 'Ли', secondName: 'Сергеевич', workPosition: 'Заместитель администратора', gender: 'M' }, 'li', OSH),
]

export interface Shop {
  title: string
  address: string
  administrator: number
  deputy: number
  cashier: number
  sellers: readonly number[]
}

/** In the order of their records: 1 and 2. */
export const shops: readonly Shop[] = [
  { title: 'Бишкек', address: 'Бишкек, ул. Киевская, 95', administrator: 10, deputy: 12, cashier: 5, sellers: [7, 8] },
  { title: 'Ош', address: 'Ош, ул. Курманжан Датки, 210', administrator: 11, deputy: 13, cashier: 6, sellers: [9] },
]

export const operators: readonly number[] = [2, 3, 4]
