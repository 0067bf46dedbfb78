import type { SpeakerKey } from './contacts.ts'
import type { PictureName } from './pictures/scenes/index.ts'
import type { IdeaStage } from './structure.ts'

export type Format = 'excursion' | 'lecture' | 'workshop' | 'trip'

/** One conceived event: a deal of the pipeline «Есть идея»; its text is `announcements/<slug>.html`. */
export interface Programme {
  slug: string
  title: string
  stage: IdeaStage
  format: Format
  picture: PictureName | null
  place: string
  speaker: SpeakerKey | null
  /** Roubles for a full ticket; 0 while nobody has counted. */
  price: number
  capacity: number
  minutes: number
  age: '0+' | '6+' | '12+' | '16+'
  /** Employee who is responsible for the idea. */
  responsible: number
}

type Row = [slug: string, title: string, stage: IdeaStage, format: Format, picture: PictureName | null, place: string, speaker: SpeakerKey | null, price: number, capacity: number, minutes: number, age: Programme['age'], responsible: number]

const rows: Row[] = [
  ['tajny-kitaj-goroda', 'Тайны Китай-города', 'announcement', 'excursion', 'kitaj-gorod', 'Сквер у Ильинских ворот, у часовни', 'lebedeva', 1900, 18, 150, '12+', 3],
  ['dom-pashkova', 'Дом Пашкова: дворец на холме', 'site', 'excursion', 'palace-on-hill', 'Вход со Староваганьковского переулка', 'lebedeva', 2400, 18, 120, '12+', 2],
  ['kupecheskoe-zamoskvoreche', 'Купеческое Замоскворечье', 'site', 'excursion', 'merchant-street', 'Метро «Третьяковская», выход 1', 'lebedeva', 1700, 20, 120, '6+', 3],
  ['sem-sester', 'Семь сестёр: как строили московские высотки', 'site', 'lecture', 'high-rise', 'Лекторий «Третий переулок», 2-й этаж', 'gromov', 900, 60, 120, '12+', 2],
  ['chajnaya-moskva', 'Чайная Москва: от Кяхты до Мясницкой', 'site', 'lecture', 'teacups', 'Чайная «Кяхта», Мясницкая улица', 'samarin', 2800, 12, 180, '16+', 3],
  ['moskva-s-vody', 'Москва с воды: прогулка на закате', 'site', 'excursion', 'river-boat', 'Причал «Новоспасский мост»', 'gromov', 2200, 40, 90, '6+', 2],
  ['akvarel-za-vecher', 'Акварель за один вечер', 'site', 'workshop', 'watercolour', 'Лекторий «Третий переулок», мастерская', 'belskaya', 3200, 10, 180, '12+', 3],
  ['podzemnye-dvorcy', 'Подземные дворцы: первая очередь метро', 'site', 'excursion', 'metro-hall', 'Станция «Сокольники», у касс', 'ryabov', 1200, 16, 120, '6+', 2],
  ['nebo-nad-gorodom', 'Небо над городом: вечер с телескопом', 'site', 'lecture', 'starry-sky', 'Народная обсерватория, Сокольники', 'astahova', 1500, 24, 120, '6+', 3],
  ['kolomna-pastila', 'Коломна: день в городе пастилы', 'site', 'trip', 'pastila-town', 'Метро «Котельники», автобус у выхода 3', 'tihonov', 5900, 19, 660, '6+', 2],
  ['zvenigorod', 'Звенигород: белый камень и сосны', 'site', 'trip', 'pine-hills', 'Метро «Молодёжная», стоянка у парка', 'tihonov', 4800, 19, 660, '6+', 2],
  ['po-sledam-mastera', 'По следам Мастера: три Москвы одного романа', 'site', 'excursion', 'autumn-alley', 'Метро «Маяковская», у памятника поэту', 'sergeeva', 1800, 20, 140, '16+', 3],
  ['glina-i-ogon', 'Глина и огонь: первая чашка', 'site', 'workshop', 'pottery', 'Мастерская на Яузе, корпус 4', 'chumak', 4600, 8, 150, '12+', 3],
  ['osobnyaki-moderna', 'Особняки модерна: Поварская и Спиридоновка', 'site', 'excursion', 'art-nouveau', 'Метро «Баррикадная», у сквера', 'vishnyakova', 1900, 16, 150, '12+', 2],
  ['nochnaya-fotoprogulka', 'Ночная фотопрогулка', 'site', 'workshop', 'night-street', 'Площадь Никитские Ворота, у фонтана', 'orehov', 2100, 10, 180, '12+', 3],
  ['arbatskie-dvory', 'Арбатские дворы', 'site', 'excursion', 'courtyard', 'Метро «Смоленская», у выхода', 'lebedeva', 1400, 20, 120, '6+', 2],
  ['teatralnaya-moskva', 'Театральная Москва: служебный вход', 'announcement', 'excursion', 'theatre-stage', 'Служебный вход театра, уточняется', 'mironova', 6500, 12, 540, '12+', 3],
  ['teatr-tenej', 'Театр теней: сделай и сыграй', 'announcement', 'workshop', 'shadow-puppets', 'Лекторий «Третий переулок», малый зал', 'mironova', 1900, 12, 90, '6+', 3],
  ['kuskovo-fejerverki', 'Кусково: как устраивали праздник', 'announcement', 'excursion', 'fireworks', 'Усадьба Кусково, главные ворота', 'vishnyakova', 1700, 20, 150, '6+', 2],
  ['aptekarskij-ogorod', 'Аптекарский огород: зима под стеклом', 'announcement', 'excursion', 'greenhouse', 'Вход с проспекта Мира', 'nosov', 1600, 15, 100, '0+', 2],
  ['avangard-poltora-chasa', 'Русский авангард за полтора часа', 'concept', 'lecture', null, 'Лекторий «Третий переулок», 2-й этаж', 'vishnyakova', 900, 60, 90, '12+', 3],
  ['kalligrafiya-ustav-i-vyaz', 'Каллиграфия: устав и вязь', 'concept', 'workshop', null, 'Лекторий «Третий переулок», мастерская', 'danilova', 3400, 10, 180, '12+', 2],
  ['rogozhskaya-sloboda', 'Рогожская слобода', 'concept', 'excursion', null, 'Улица Рогожский Посёлок, ворота', 'lebedeva', 1800, 12, 150, '12+', 2],
  ['hleb-na-zakvaske', 'Хлеб на закваске: день пекаря', 'concept', 'workshop', null, 'Пекарня на Бауманской', null, 6200, 8, 420, '12+', 3],
  ['pavilony-vdnh', 'Павильоны ВДНХ: три слоя счастливого завтра', 'concept', 'excursion', null, 'Арка главного входа', 'gromov', 1500, 20, 180, '6+', 2],
  ['nemeckaya-sloboda', 'Голоса Немецкой слободы', 'discussion', 'excursion', null, 'Метро «Бауманская»', 'lebedeva', 0, 20, 110, '12+', 3],
  ['shahmatnye-bulvary', 'Шахматные бульвары', 'discussion', 'excursion', null, 'Гоголевский бульвар', null, 0, 20, 120, '6+', 2],
  ['kak-slushat-operu', 'Как слушать оперу', 'discussion', 'lecture', null, 'Лекторий «Третий переулок», 2-й этаж', null, 0, 40, 120, '12+', 3],
  ['pechatnyj-dvor', 'Печатный двор: линогравюра', 'discussion', 'workshop', null, 'Печатная мастерская, станок у окна', 'danilova', 0, 8, 240, '12+', 4],
  ['noch-v-biblioteke', 'Ночь в библиотеке', 'idea', 'excursion', null, '', null, 0, 15, 120, '12+', 4],
  ['podrostkovyj-audiogid', 'Дворы в наушниках: аудиопрогулка для подростков', 'idea', 'excursion', null, '', null, 0, 30, 40, '12+', 4],
  ['moscow-in-fifteen-courtyards', 'Moscow in Fifteen Courtyards', 'idea', 'excursion', 'courtyard', 'Metro Smolenskaya', 'lebedeva', 0, 10, 120, '12+', 9],
  ['tramvaj-annushka', 'Трамвай «Аннушка»', 'idea', 'excursion', 'snowy-tram', 'Чистые пруды, остановка трамвая', 'ryabov', 0, 32, 90, '0+', 2],
  ['fabriki-na-yauze', 'Фабрики на Яузе', 'idea', 'excursion', null, 'Метро «Электрозаводская»', null, 0, 16, 150, '12+', 3],
]

/** In order of deal ids, from 1. */
export const programmes: Programme[] = rows.map(([slug, title, stage, format, picture, place, speaker, price, capacity, minutes, age, responsible]) =>
  ({ slug, title, stage, format, picture, place, speaker, price, capacity, minutes, age, responsible }))

/** Deal id of a programme, which is also how its site template is numbered: 300 + id. */
export function programmeId(slug: string): number {
  const index = programmes.findIndex(programme => programme.slug === slug)
  if (index < 0)
    throw new Error(`There is no programme "${slug}".`)
  return index + 1
}
