/** Forms in which months and weekdays are written, lower case, «е» for «ё». */
const monthForms: readonly (readonly string[])[] = [
  ['январь', 'января', 'январе', 'янв', 'january', 'jan'],
  ['февраль', 'февраля', 'феврале', 'фев', 'февр', 'february', 'feb'],
  ['март', 'марта', 'марте', 'мар', 'march', 'mar'],
  ['апрель', 'апреля', 'апреле', 'апр', 'april', 'apr'],
  ['май', 'мая', 'мае', 'may'],
  ['июнь', 'июня', 'июне', 'июн', 'june', 'jun'],
  ['июль', 'июля', 'июле', 'июл', 'july', 'jul'],
  ['август', 'августа', 'августе', 'авг', 'august', 'aug'],
  ['сентябрь', 'сентября', 'сентябре', 'сен', 'сент', 'september', 'sep', 'sept'],
  ['октябрь', 'октября', 'октябре', 'окт', 'october', 'oct'],
  ['ноябрь', 'ноября', 'ноябре', 'ноя', 'нояб', 'november', 'nov'],
  ['декабрь', 'декабря', 'декабре', 'дек', 'december', 'dec'],
]

const weekdayForms: readonly (readonly string[])[] = [
  ['понедельник', 'понедельника', 'пн', 'пон', 'monday', 'mon'],
  ['вторник', 'вторника', 'вт', 'вторн', 'tuesday', 'tue', 'tues'],
  ['среда', 'среду', 'среды', 'ср', 'wednesday', 'wed'],
  ['четверг', 'четверга', 'чт', 'четв', 'thursday', 'thu', 'thur', 'thurs'],
  ['пятница', 'пятницу', 'пятницы', 'пт', 'пятн', 'friday', 'fri'],
  ['суббота', 'субботу', 'субботы', 'сб', 'суб', 'saturday', 'sat'],
  ['воскресенье', 'воскресение', 'воскресенья', 'вс', 'воскр', 'sunday', 'sun'],
]

const numbers = (forms: readonly (readonly string[])[]) => new Map(forms.flatMap((each, index) => each.map(form => [form, index + 1] as const)))

/** 1 to 12 by a month's form. */
export const monthNumbers: ReadonlyMap<string, number> = numbers(monthForms)
/** 1 Monday … 7 Sunday by a weekday's form. */
export const weekdayNumbers: ReadonlyMap<string, number> = numbers(weekdayForms)

/** Days from today. */
export const relativeDays: ReadonlyMap<string, number> = new Map([
  ['сегодня', 0], ['завтра', 1], ['послезавтра', 2], ['today', 0], ['tomorrow', 1],
])

export const joiners: ReadonlySet<string> = new Set(['и', 'and', 'плюс', 'а', 'также'])
export const fillers: ReadonlySet<string> = new Set(['в', 'во', 'на', 'at', 'on', 'of', 'the', 'г', 'года', 'год', 'числа', 'число'])
