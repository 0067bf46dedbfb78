import { minorDigits, minorText } from '../../money'
import type { Money } from '../../money'
import { depositFate } from '../reservation'
import type { DealCase } from './facts'
import type { Fields, NoteLine, PlanStep, RecordRef } from './plan'
import { becomesClient, clientName, filled, here, operatorFor, setTask } from './steps'

export const clientOf = ({ facts }: DealCase): RecordRef | null => facts.contactId === null ? null : { kind: 'record', entity: 'contact', id: facts.contactId }

export function won(pressed: DealCase, fields: Fields = {}): PlanStep[] {
  const { facts, desk } = pressed
  const isUsedNow = desk.rules['coupon.redeem'] === 'onWin' && facts.couponLeadId !== null
  return [
    { do: 'update', on: here, fields, stage: 'won' },
    ...(isUsedNow ? [{ do: 'update', on: { kind: 'record', entity: 'lead', id: facts.couponLeadId! }, status: 'couponUsed' } satisfies PlanStep] : []),
    ...becomesClient(clientOf(pressed), desk),
  ]
}

/** A lead for an operator, with the client and what was sold, and its task «Обработать отказ»: once for each time the deal came into its stage. */
export function refusalLead(pressed: DealCase, ending: { ru: string, en: string }): PlanStep[] {
  const { facts, contact, input, desk } = pressed
  const operator = operatorFor(contact, desk)
  const client = clientOf(pressed)
  const name = contact ? clientName(contact) : ''
  return [
    {
      do: 'create', entity: 'lead', name: `refusal-of-deal-${facts.id}-${facts.enteredAt}`, status: 'discoverNeed', responsible: operator,
      fields: {
        title: name === '' ? ending[desk.locale] : `${ending[desk.locale]}: ${name}`,
        refusedDeal: { record: here },
        ...filled({
          contacts: client === null ? null : { records: [client] },
          sourceId: facts.sourceId,
          store: facts.storeId === null ? null : { record: { kind: 'record', entity: 'store', id: facts.storeId } },
          refusalReason: input.reason === undefined ? null : { option: input.reason },
          goods: facts.goods,
          barcode: facts.barcode,
        }),
      },
    },
    setTask(desk, 'handleRefusal', operator, { on: { kind: 'made', entity: 'lead' }, client: name }),
  ]
}

/** Written when there was a deposit: by the settings, or as the cashier chose. */
export function fateOf({ facts, input, desk }: DealCase): Fields {
  const amount = facts.deposit === null ? null : facts.deposit.minor / 10 ** minorDigits(facts.deposit.currency)
  const byRule = depositFate(amount, desk.rules)
  const fate = byRule === 'ask' ? input.depositFate ?? facts.depositFate : byRule
  return fate === null ? {} : { depositFate: { option: fate } }
}

export const reasonLines = ({ input }: DealCase): NoteLine[] => input.reason === undefined ? [] : [{ field: 'refusalReason', option: input.reason }]

const money = (label: string, sum: Money | undefined): NoteLine[] => sum === undefined ? [] : [`${label}: ${minorText(sum.minor, sum.currency)} ${sum.currency}`]

/** Money that went through the courier. */
export function courierMoney({ input, desk: { locale } }: DealCase): NoteLine[] {
  return [...money(locale === 'ru' ? 'Доплата' : 'Paid more', input.surcharge), ...money(locale === 'ru' ? 'Возврат' : 'Paid back', input.refund)]
}
