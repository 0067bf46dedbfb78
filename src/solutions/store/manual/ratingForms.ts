import type { LocalText } from '@/domain/blueprint/text'
import type { ManualStep } from '@/domain/blueprint/types'
import { operatorRating, saleRating, type RatingForm } from '../ratingForms'

/** The parameter of the link that carries the number; the portal's forms put it in the place of `%cardinal%`. */
const numberParameter = 'cardinal'

const thanks: LocalText = { ru: 'Спасибо! Ваш ответ поможет нам работать лучше.', en: 'Thank you! Your answer helps us to do better.' }
const button: LocalText = { ru: 'Отправить', en: 'Send' }

function formStep(role: string, form: RatingForm, name: LocalText, settingName: LocalText): ManualStep {
  return {
    role,
    name,
    where: { ru: 'Контакт-центр → CRM-формы', en: 'Contact center → CRM forms' },
    steps: [
      { ru: 'Создайте пустую форму и дайте ей название ниже.', en: 'Create an empty form and name it as below.' },
      { ru: 'В разделе «Сущности CRM» выберите смарт-процесс «Оценки»; лиды и контакты форма создавать не должна.', en: 'Under “CRM entities” choose the smart process “Ratings”; the form must make neither leads nor contacts.' },
      { ru: 'Удалите все поля и добавьте поля смарт-процесса «Оценки» с вопросами ниже. Каждое — обязательное, ответы «Да» и «Нет».', en: 'Remove all fields and add those of the smart process “Ratings” with the questions below. Each is required, with the answers “Yes” and “No”.' },
      { ru: 'В разделе «Значения по умолчанию» добавьте поле «Номер лида или сделки» и вставьте значение ниже: клиент его не видит.', en: 'Under “Default values” add the field “Number of the lead or deal” and paste the value below: the client does not see it.' },
      { ru: 'Вставьте текст кнопки и текст после отправки, сохраните форму.', en: 'Paste the text of the button and the text after sending, and save the form.' },
      { ru: `Скопируйте ссылку на форму и вставьте её в настройку «${settingName.ru}». Номер приложение добавит само.`, en: `Copy the link to the form into the setting “${settingName.en}”. The app adds the number itself.` },
    ],
    copies: [
      { name: { ru: 'Название формы', en: 'Name of the form' }, text: form.title },
      ...form.questions.map((question, index) => ({ name: { ru: `Вопрос ${index + 1}`, en: `Question ${index + 1}` }, text: question.name })),
      { name: { ru: 'Значение поля «Номер лида или сделки»', en: 'Value of “Number of the lead or deal”' }, text: { ru: `%${numberParameter}%`, en: `%${numberParameter}%` } },
      { name: { ru: 'Текст кнопки', en: 'Text of the button' }, text: button },
      { name: { ru: 'Текст после отправки', en: 'Text after sending' }, text: thanks },
    ],
    effect: 'rating-came',
  }
}

export const ratingFormSteps: readonly ManualStep[] = [
  formStep('operatorRatingForm', operatorRating, { ru: 'Форма «Оценка качества работы оператора»', en: 'Form “How was our operator”' }, { ru: 'Адрес формы оценки оператора', en: 'Address of the operator rating form' }),
  formStep('saleRatingForm', saleRating, { ru: 'Форма «Оценка качества работы кассира и продавца»', en: 'Form “How were our cashier and seller”' }, { ru: 'Адрес формы оценки кассира и продавца', en: 'Address of the cashier and seller rating form' }),
]
