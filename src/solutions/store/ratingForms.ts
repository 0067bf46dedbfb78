import type { LocalText } from '@/domain/blueprint/text'

export interface RatingQuestion {
  /** Role of its field of `process.rating`. */
  role: string
  name: LocalText
  answers: readonly LocalText[]
}
export interface RatingForm {
  /** As the client's section 7 numbers it. */
  specification: 'F2' | 'F3'
  title: LocalText
  questions: readonly RatingQuestion[]
}

const yesOrNo: readonly LocalText[] = [{ ru: 'Да', en: 'Yes' }, { ru: 'Нет', en: 'No' }]

/** A client never sees a page of ours: these two are CRM forms that a person makes once by the words below (`manual.ts`). */
export const operatorRating: RatingForm = {
  specification: 'F2',
  title: { ru: 'Оценка качества работы оператора', en: 'How was our operator' },
  questions: [
    { role: 'consultantPleasant', name: { ru: 'Вам понравилось общение нашего онлайн-консультанта?', en: 'Did you enjoy talking to our online consultant?' }, answers: yesOrNo },
    { role: 'answersTimely', name: { ru: 'Своевременно ли Вы получали ответы на свои вопросы?', en: 'Did you get answers to your questions in time?' }, answers: yesOrNo },
  ],
}

/** The answers are ours: the client names only the questions (GAP-50). */
export const saleRating: RatingForm = {
  specification: 'F3',
  title: { ru: 'Оценка качества работы кассира и продавца', en: 'How were our cashier and seller' },
  questions: [
    { role: 'sellerPleasant', name: { ru: 'Вам понравилось обслуживание нашего продавца-консультанта?', en: 'Did you like how our sales assistant served you?' }, answers: yesOrNo },
    { role: 'cashierQuick', name: { ru: 'Смог ли наш кассир быстро и вежливо оформить Вашу покупку?', en: 'Was our cashier quick and polite with your purchase?' }, answers: yesOrNo },
    { role: 'wouldRecommend', name: { ru: 'Порекомендовали бы Вы нашу обувь своим знакомым?', en: 'Would you recommend our shoes to people you know?' }, answers: yesOrNo },
  ],
}
