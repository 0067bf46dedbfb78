import type { Random } from 'b24-local-portal'
import { phoneOf } from './clients.ts'
import type { Client } from './clients.ts'
import { DAY, NOW, dayText } from './shopClock.ts'

const women = ['Аида', 'Айгерим', 'Айзада', 'Алтынай', 'Анара', 'Асель', 'Бегимай', 'Гульзат', 'Динара', 'Жаркынай', 'Жылдыз', 'Замира', 'Зарина', 'Индира', 'Канышай', 'Лейла', 'Мадина', 'Наргиза', 'Нуржан', 'Перизат', 'Салтанат', 'Таттыгуль', 'Чынара', 'Эльвира', 'Анна', 'Мария', 'Светлана', 'Юлия']
const men = ['Адилет', 'Азамат', 'Айбек', 'Алмаз', 'Бакай', 'Болот', 'Жаныбек', 'Искендер', 'Канат', 'Кылыч', 'Максат', 'Мирлан', 'Нурбек', 'Омурбек', 'Руслан', 'Самат', 'Таалай', 'Темирлан', 'Эмиль', 'Эрлан', 'Андрей', 'Сергей']
const families = ['Абдраимов', 'Акматов', 'Алиев', 'Асаналиев', 'Байтемиров', 'Бекназаров', 'Дюшеев', 'Жакыпов', 'Ибраимов', 'Калыков', 'Кожоев', 'Маматов', 'Молдобаев', 'Назаров', 'Орозбеков', 'Раимбеков', 'Сатаров', 'Сейитов', 'Турсунов', 'Усенов', 'Чокоев', 'Шамшиев', 'Эгембердиев', 'Иванов', 'Морозов', 'Соколов']
const questions = ['Здравствуйте, вы сегодня до скольки?', 'Есть скидки на зиму?', 'Можно отложить до субботы?', 'Какие размеры остались?', 'Спасибо, всё подошло!', 'А доставка в Кара-Балту есть?', 'Пришлите, пожалуйста, фото', 'Есть такие же в чёрном?']

/** A client with the moment at which the shops got to know him. */
export interface KnownClient extends Client { id: number, since: number }

/** Clients who are made up; ids go on from the first, and so do the moments. */
export function crowd(random: Random, { count, firstId, from, until }: { count: number, firstId: number, from: number, until: number }): KnownClient[] {
  return Array.from({ length: count }, (_, index) => {
    const isWoman = random.next() < 0.64
    const family = random.pick(families)
    const since = from + Math.floor((until - from) * index / count)
    const chance = random.next()
    const birthYear = random.whole(1962, 2007)
    return {
      id: firstId + index,
      since,
      name: random.pick(isWoman ? women : men),
      lastName: isWoman ? `${family}а` : family,
      phone: phoneOf(firstId + index),
      gender: isWoman ? 'FEMALE' : 'MALE',
      city: random.next() < 0.66 ? 'BISHKEK' : 'OSH',
      shoeSize: isWoman ? random.whole(35, 41) : random.whole(40, 45),
      mailing: chance < 0.72 ? 'YES' : chance < 0.9 ? 'NO' : 'OPTED_OUT',
      ...(random.next() < 0.5 ? { birthdate: `${birthYear}${dayText(Date.UTC(2026, 0, 1) + random.whole(0, 364) * DAY).slice(4)}` } : {}),
      ...(random.next() < 0.3 ? { loyaltyCard: `AZ-${String(firstId + index).padStart(6, '0')}` } : {}),
      ...(random.next() < 0.55 ? { chats: [{ connector: random.next() < 0.7 ? 'whatsappbyedna' : 'fbinstagramdirect', lastWroteAt: `${dayText(Math.min(since + random.whole(2, 40) * DAY, NOW - random.whole(2, 9) * DAY))}T${random.whole(10, 19)}:${random.whole(10, 59)}`, says: random.pick(questions) }] } : {}),
    }
  })
}
