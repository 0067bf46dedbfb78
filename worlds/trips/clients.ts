/** Phone numbers begin with +7 000, a code that no operator has; addresses end in `.example`, reserved for samples. */
export interface Client { name: string, lastName: string, secondName: string, phone: string, email: string }

/** Travellers; who goes together stands together. Contact ids follow the order: Ирина Воронцова is contact 1. */
const names = [
  'Ирина Воронцова Сергеевна', 'Павел Воронцов Андреевич', 'Алиса Воронцова Павловна',
  'Олег Мещеряков Викторович', 'Наталья Мещерякова Ильинична',
  'Виталий Рощин Егорович', 'Елена Рощина Борисовна', 'Семён Рощин Витальевич', 'Дарья Рощина Витальевна',
  'Анатолий Званцев Петрович', 'Лидия Званцева Фёдоровна',
  'Майя Каплан Львовна',
  'Руслан Гареев Тимурович', 'Алсу Гареева Ринатовна',
  'Эдуард Линник Максимович', 'Борис Шатров Глебович', 'Игорь Дятлов Юрьевич', 'Николай Сухов Иванович', 'Аркадий Пыжов Семёнович', 'Степан Рябцев Олегович',
  'Валентина Осипова Григорьевна', 'Зоя Терехова Марковна',
  'Константин Берг Эдуардович', 'Анна Берг Романовна', 'Мария Берг Константиновна',
  'Георгий Лозовой Вадимович',
  'Тимур Асланов Маратович', 'Камила Асланова Дамировна',
  'Инесса Полонская Артуровна',
  'Фёдор Кречетов Данилович', 'Ульяна Кречетова Савельевна', 'Лука Кречетов Фёдорович', 'Вера Кречетова Фёдоровна', 'Нина Кречетова Захаровна',
  'Михаил Таланов Ефимович', 'Ольга Таланова Ярославовна',
  'Сергей Бурцев Денисович', 'Ксения Бурцева Антоновна',
  'Роман Йонас Карлович', 'Дина Йонас Вячеславовна',
  'Леонид Прохоров Арсеньевич',
  'Екатерина Мальцева Никитична', 'Светлана Мальцева Никитична',
  'Вадим Черкасов Родионович', 'Полина Черкасова Леонидовна', 'Матвей Черкасов Вадимович',
  'Альбина Шарипова Ильдаровна',
  'Артём Голубев Станиславович', 'Кира Голубева Геннадьевна',
  'Пётр Одинцов Всеволодович', 'Раиса Одинцова Тихоновна',
  'Григорий Вайс Маркович',
  'Лариса Котова Анатольевна', 'Тамара Котова Анатольевна',
  'Денис Орешин Кириллович', 'Яна Орешина Богдановна',
  'Оксана Любимова Юрьевна', 'Всеволод Игнатов Платонович', 'Жанна Руднева Аркадьевна', 'Евгений Сомов Лаврентьевич',
]

/** Written clients; a large world has more, made up of the same names. */
export const writtenClients = names.length

/** People who travel together, by their number in the list above; the first of them ordered. */
export const parties: number[][] = [
  [4, 5], [12], [6, 7, 8, 9], [10, 11], [15, 16, 17, 18, 19, 20], [13, 14], [21, 22], [23, 24, 25], [26], [27, 28],
  [29], [30, 31, 32, 33, 34], [35, 36], [37, 38], [39, 40], [41], [42, 43], [44, 45, 46], [47], [48, 49],
  [50, 51], [52], [53, 54], [55, 56], [58], [59], [60], [6, 7], [15, 17], [30, 31], [23], [5, 12], [44, 45], [7, 9],
]

function clientOf(number: number): Client {
  const [name = '', lastName = '', secondName = ''] = nameOf(number).split(' ')
  const digits = String(1000 + number * 7).slice(-4)
  return {
    name,
    lastName,
    secondName,
    phone: `+7 000 ${String(600 + number % 300)}-${digits.slice(0, 2)}-${digits.slice(2)}`,
    email: `traveller${number}@pochta.example`,
  }
}

/** Beyond the written ones: the name of one, the surname of a relative of another of the same sex. */
function nameOf(number: number): string {
  const known = names[number - 1]
  if (known !== undefined)
    return known
  const index = number - names.length - 1
  const [name = '', , secondName = ''] = names[index % names.length]!.split(' ')
  const sameSex = names.filter(other => isWoman(other) === isWoman(`${name} - ${secondName}`))
  const [, lastName = ''] = sameSex[(index + Math.floor(index / names.length) * 7) % sameSex.length]!.split(' ')
  return `${name} ${lastName} ${secondName}`
}

function isWoman(name: string): boolean {
  return name.endsWith('на')
}

export function clients(count: number): Client[] {
  return Array.from({ length: count }, (_, index) => clientOf(index + 1))
}

export interface Company { title: string, industry: string, phone: string, email: string, comments: string }

/** They send their people with the club; contact 57 orders for the first. */
export const companies: Company[] = [
  { title: 'ООО «Полярный ветер»', industry: 'IT', phone: '+7 000 470-10-01', email: 'office@polarwind.example', comments: 'Раз в год вывозят команду, счёт на компанию.' },
  { title: 'Фонд «Открытое море»', industry: 'NOTPROFIT', phone: '+7 000 470-10-02', email: 'fond@openmore.example', comments: 'Оплачивают экспедиции учёным, платят в евро.' },
  { title: 'Галерея «Параллель»', industry: 'ENTERTAINMENT', phone: '+7 000 470-10-03', email: 'art@parallel.example', comments: 'Закрытые показы и вечера для друзей галереи.' },
]
