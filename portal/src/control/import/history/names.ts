import type { Random } from '../../../chance.ts'

interface Words { first: string[], last: string[], goods: string[] }

const words: Record<'ru' | 'en', Words> = {
  ru: {
    first: ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Зоя', 'Илья', 'Ксения', 'Лев', 'Мария', 'Никита', 'Ольга', 'Пётр', 'Раиса', 'Семён', 'Таисия', 'Фёдор'],
    last: ['Гончар', 'Ким', 'Левченко', 'Мороз', 'Дубняк', 'Коваль', 'Бондаренко', 'Зима', 'Крылатых', 'Лис', 'Полищук', 'Седых', 'Ткач', 'Черных', 'Шевчук'],
    goods: ['Заказ', 'Поездка', 'Билеты', 'Абонемент', 'Доставка', 'Обучение', 'Сервисный договор'],
  },
  en: {
    first: ['Alice', 'Brian', 'Clara', 'David', 'Emma', 'Frank', 'Grace', 'Henry', 'Iris', 'Jack', 'Kate', 'Liam', 'Mary', 'Noah', 'Olive', 'Peter'],
    last: ['Archer', 'Baker', 'Carter', 'Dyer', 'Fisher', 'Glover', 'Hunter', 'Mason', 'Parker', 'Turner', 'Walker', 'Weaver'],
    goods: ['Order', 'Journey', 'Tickets', 'Season ticket', 'Delivery', 'Training', 'Service contract'],
  },
}

export function personName(random: Random, language: 'ru' | 'en'): { name: string, lastName: string } {
  const { first, last } = words[language]
  return { name: random.pick(first), lastName: random.pick(last) }
}

export function dealTitle(random: Random, language: 'ru' | 'en', number: number): string {
  return `${random.pick(words[language].goods)} № ${number}`
}
