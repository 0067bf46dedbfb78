import type { StoreAction } from './action'
import { hasNotOptedOut, isNotHandedOn, recommendedIsEntered, referrerIsKnown, relationIsGiven } from './contactConditions'
import type { ContactFacts } from './facts'
import { clientName, here, makeContact, operatorFor, setTask } from './steps'

type ContactAction = StoreAction<ContactFacts>

const recommendation: ContactAction = {
  id: 'recommendation',
  name: { ru: 'Обработать рекомендацию', en: 'Handle the recommendation' },
  does: { ru: 'Создаст лид в «ДОБАВИТЬ КОНТАКТ» с этим контактом, назначит оператора по очереди и поставит ему задачу на сутки.', en: 'Makes a lead in “Add contact” with this contact, chooses an operator in turn and sets a task for a day.' },
  at: [],
  roles: ['cashier'],
  conditions: [referrerIsKnown, isNotHandedOn],
  steps({ facts, desk }) {
    const operator = operatorFor(facts, desk)
    return [
      {
        do: 'create', entity: 'lead', name: `recommendation-of-contact-${facts.id}`, status: desk.rules['referral.status'], responsible: operator,
        fields: {
          title: `${this.name[desk.locale]}: ${clientName(facts)}`,
          contacts: { records: [{ kind: 'record', entity: 'contact', id: facts.id }] },
          sourceId: { directory: 'SOURCE', role: 'recommendation' },
        },
      },
      setTask(desk, 'handleRecommendation', operator, { on: { kind: 'made', entity: 'lead' } }),
      { do: 'update', on: { kind: 'record', entity: 'contact', id: facts.referrerId! }, fields: { recommended: facts.referrerRecommended + 1 } },
    ]
  },
}

const subscribeContact: ContactAction = {
  id: 'subscribeContact',
  name: { ru: 'Подписать на рассылку', en: 'Subscribe to messages' },
  does: { ru: 'Поставит оператору по очереди задачу на сутки прямо в контакте.', en: 'Sets an operator in turn a task for a day in the contact.' },
  at: [],
  roles: ['cashier'],
  conditions: [hasNotOptedOut],
  isShown: ({ desk: { rules } }) => rules['subscribe.onHold'].includes('contact'),
  steps: ({ facts, desk }) => [setTask(desk, 'subscribe', operatorFor(facts, desk), { on: here })],
}

const addRecommended: ContactAction = {
  id: 'addRecommended',
  name: { ru: 'Записать рекомендацию', en: 'Add a recommended person' },
  does: { ru: 'Создаст контакт по анкете: кто порекомендовал и кем приходится. Нажмите в нём «Обработать рекомендацию».', en: 'Makes a contact of the questionnaire: recommended by whom and who they are to the client. Press “Handle the recommendation” in it.' },
  at: [],
  roles: ['cashier'],
  conditions: [recommendedIsEntered, relationIsGiven],
  round: ({ input }) => input.newContact!.phones[0]!.replace(/\D/g, ''),
  steps({ facts, input }) {
    const person = input.newContact!
    const step = makeContact(`recommended-by-${facts.id}-${person.phones[0]!.replace(/\D/g, '')}`, person)
    return [{ ...step, fields: { ...step.fields, referrer: { record: here }, relation: input.relation!.trim(), sourceId: { directory: 'SOURCE', role: 'recommendation' } } }]
  },
}

/** Buttons of a contact, in the order in which they stand. */
export const contactActions: readonly ContactAction[] = [recommendation, subscribeContact, addRecommended]
