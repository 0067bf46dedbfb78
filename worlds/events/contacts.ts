/** Phone numbers begin with +7 000, a code that no operator has; addresses end in `.example`, reserved for samples. */
export interface Person { name: string, lastName: string, secondName: string, post: string, phone: string, email: string, birthdate?: string }

/** Speakers, by the key that programmes name them with; contact ids follow the order. */
export const speakers = {
  lebedeva: { name: 'Ирина', lastName: 'Лебедева', secondName: 'Михайловна', post: 'Историк-москвовед', phone: '+7 000 210-11-01', email: 'lebedeva@lektory.example' },
  gromov: { name: 'Алексей', lastName: 'Громов', secondName: 'Викторович', post: 'Архитектор, автор лекций о высотках', phone: '+7 000 210-11-02', email: 'gromov@lektory.example' },
  samarin: { name: 'Фёдор', lastName: 'Самарин', secondName: 'Ильич', post: 'Чайный мастер', phone: '+7 000 210-11-03', email: 'samarin@chaj.example' },
  belskaya: { name: 'Вера', lastName: 'Бельская', secondName: 'Олеговна', post: 'Художник-акварелист', phone: '+7 000 210-11-04', email: 'belskaya@masterskaya.example' },
  ryabov: { name: 'Константин', lastName: 'Рябов', secondName: 'Петрович', post: 'Историк метро', phone: '+7 000 210-11-05', email: 'ryabov@lektory.example' },
  astahova: { name: 'Марина', lastName: 'Астахова', secondName: 'Юрьевна', post: 'Астроном', phone: '+7 000 210-11-06', email: 'astahova@nebo.example' },
  tihonov: { name: 'Григорий', lastName: 'Тихонов', secondName: 'Львович', post: 'Экскурсовод по Подмосковью', phone: '+7 000 210-11-07', email: 'tihonov@lektory.example' },
  sergeeva: { name: 'Нина', lastName: 'Сергеева', secondName: 'Аркадьевна', post: 'Литературовед', phone: '+7 000 210-11-08', email: 'sergeeva@slovo.example' },
  chumak: { name: 'Тарас', lastName: 'Чумак', secondName: 'Романович', post: 'Керамист', phone: '+7 000 210-11-09', email: 'chumak@masterskaya.example' },
  vishnyakova: { name: 'Софья', lastName: 'Вишнякова', secondName: 'Денисовна', post: 'Искусствовед, московский модерн', phone: '+7 000 210-11-10', email: 'vishnyakova@lektory.example' },
  orehov: { name: 'Роман', lastName: 'Орехов', secondName: 'Евгеньевич', post: 'Фотограф', phone: '+7 000 210-11-11', email: 'orehov@kadr.example' },
  mironova: { name: 'Алла', lastName: 'Миронова', secondName: 'Борисовна', post: 'Режиссёр театра кукол', phone: '+7 000 210-11-12', email: 'mironova@teatr.example' },
  nosov: { name: 'Пётр', lastName: 'Носов', secondName: 'Алексеевич', post: 'Ботаник', phone: '+7 000 210-11-13', email: 'nosov@sad.example' },
  danilova: { name: 'Елизавета', lastName: 'Данилова', secondName: 'Кирилловна', post: 'Каллиграф, гравёр', phone: '+7 000 210-11-14', email: 'danilova@masterskaya.example' },
} as const satisfies Record<string, Person>

export type SpeakerKey = keyof typeof speakers

export function speakerId(key: SpeakerKey): number {
  return Object.keys(speakers).indexOf(key) + 1
}

/** People who buy tickets; their ids go on after the speakers. */
export const guests: Person[] = [
  ['Ольга', 'Крылова', 'Денисовна'], ['Артём', 'Жуков', 'Сергеевич'], ['Инна', 'Макеева', 'Павловна'], ['Виктор', 'Ланской', 'Андреевич'],
  ['Светлана', 'Пирогова', 'Ивановна'], ['Максим', 'Дроздов', 'Ильич'], ['Юлия', 'Самойлова', 'Олеговна'], ['Тимур', 'Хасанов', 'Ринатович'],
  ['Галина', 'Фёдорова', 'Петровна'], ['Никита', 'Васильев', 'Романович'], ['Дарья', 'Ершова', 'Максимовна'], ['Лев', 'Аронов', 'Борисович'],
  ['Полина', 'Чистякова', 'Игоревна'], ['Степан', 'Горшков', 'Михайлович'], ['Маргарита', 'Ли', 'Викторовна'], ['Егор', 'Снегирёв', 'Антонович'],
  ['Алёна', 'Быстрова', 'Юрьевна'], ['Борис', 'Ковалёв', 'Львович'], ['Кира', 'Назарова', 'Артуровна'], ['Роберт', 'Арутюнян', 'Гарикович'],
].map(([name = '', lastName = '', secondName = ''], index) => ({
  name,
  lastName,
  secondName,
  post: '',
  phone: `+7 000 330-${String(20 + index)}-${String(10 + index * 3)}`,
  email: `guest${index + 1}@pochta.example`,
}))

export const firstGuestId = Object.keys(speakers).length + 1

export interface Company { title: string, industry: string, companyType: string, phone: string, email: string, comments: string }

/** Venues, a partner and companies that order events for their people. */
export const companies: Company[] = [
  { title: 'Реставрационная мастерская «Свод»', industry: 'NOTPROFIT', companyType: 'PARTNER', phone: '+7 000 440-10-01', email: 'svod@partner.example', comments: 'Пускают группы до 18 человек по субботам, ключ у Рудневой.' },
  { title: 'Судоходная компания «Вечерний рейс»', industry: 'DELIVERY', companyType: 'SUPPLIER', phone: '+7 000 440-10-02', email: 'rejs@partner.example', comments: 'Навигация с 20 апреля по 30 октября. Счёт за пять дней.' },
  { title: 'Чайная «Кяхта»', industry: 'ENTERTAINMENT', companyType: 'PARTNER', phone: '+7 000 440-10-03', email: 'kyahta@partner.example', comments: 'Скидка 10 % нашим гостям по билету.' },
  { title: 'Автобусный парк «Подорожник»', industry: 'DELIVERY', companyType: 'SUPPLIER', phone: '+7 000 440-10-04', email: 'podorozhnik@partner.example', comments: 'Мерседес на 19 мест, водитель Геннадий.' },
  { title: 'ООО «Северный мост»', industry: 'IT', companyType: 'CUSTOMER', phone: '+7 000 440-10-05', email: 'hr@severny-most.example', comments: 'Заказывают прогулки для новичков раз в квартал.' },
  { title: 'Бюро переводов «Толмач»', industry: 'CONSULTING', companyType: 'CUSTOMER', phone: '+7 000 440-10-06', email: 'office@tolmach.example', comments: 'Иностранные гости, нужен английский.' },
  { title: 'Школа «Полдень»', industry: 'GOVERNMENT', companyType: 'CUSTOMER', phone: '+7 000 440-10-07', email: 'zavuch@polden.example', comments: 'Классы по 24 ребёнка, две сопровождающие.' },
]
