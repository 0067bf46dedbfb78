import { checkDeposit } from '@/domain/store/reservation'
import type { StoreRules } from '@/domain/store/rules'
import * as m from '@/paraglide/messages.js'
import { currencySign, formatNumber } from '@/components/format/amounts'
import type { Choice } from '@/services/store/words'
import type { TextAsk } from './pressDraft'

/** Lists that a form offers. */
export interface PressChoices {
  storeId: readonly Choice[]
  reason: readonly Choice[]
  saleResult: readonly Choice[]
  mailing: readonly Choice[]
  paymentMethod: readonly Choice[]
  depositFate: readonly Choice[]
  gender: readonly Choice[]
  city: readonly Choice[]
  shoeSize: readonly Choice[]
}

/** What the fields of a form are told by. */
export interface AskWords {
  locale: 'ru' | 'en'
  now: number
  timeZone: string
  currency: string
  rules: StoreRules
  choices: PressChoices
  /** Texts of special offers, by the settings. */
  offerTemplates: readonly string[]
  /** The client of the record; `null` without one. */
  contactName: string | null
  /** What a new contact must have. */
  person: 'all' | 'nameAndPhone'
  /** Only a new contact can be meant. */
  isOnlyNew?: boolean
}

interface AskField {
  label: string
  /** Asked for and not given. */
  missing: string
  /** Given and unreadable. */
  wrong: string
  help?: string
  placeholder?: string
  type?: 'text' | 'decimal'
  rows?: number
  options?: Choice[]
}

/** The field that an ask comes to. */
export function askField(ask: TextAsk, words: AskWords): AskField {
  const { choices, rules } = words
  const currency = currencySign(words.currency)
  const lines = (label: string, missing = ''): AskField => ({ label, missing, wrong: '', rows: 2 })
  const choice = (label: string, missing: string, options: readonly Choice[]): AskField => ({ label, missing, wrong: '', options: [{ value: '', label: m.ask_choose() }, ...options] })
  const money = (label: string, missing = ''): AskField => ({ label, missing, wrong: m.ask_money_wrong(), type: 'decimal' })
  switch (ask) {
    case 'comment': return lines(m.ask_comment(), m.ask_comment_missing())
    case 'relation': return { ...lines(m.ask_relation(), m.ask_relation_missing()), rows: undefined, help: m.ask_relation_help() }
    case 'offer': return { ...lines(m.ask_offer(), m.ask_offer_missing()), rows: 3 }
    case 'deliveryAddress': return lines(m.ask_address(), m.ask_address_missing())
    case 'deliveryAt': return { label: m.ask_delivery_at(), missing: m.ask_delivery_at_missing(), wrong: m.ask_moment_wrong(), help: m.ask_moment_help(), placeholder: m.ask_moment_example() }
    case 'mailing': return choice(m.ask_mailing(), m.ask_mailing_missing(), choices.mailing)
    case 'storeId': return choice(m.ask_store(), m.ask_store_missing(), choices.storeId)
    case 'reason': return choice(m.ask_reason(), m.ask_reason_missing(), choices.reason)
    case 'saleResult': return choice(m.ask_sale_result(), m.ask_sale_result_missing(), choices.saleResult)
    case 'paymentMethod': return choice(m.ask_payment(), m.ask_payment_missing(), choices.paymentMethod)
    case 'depositFate': return choice(m.ask_deposit_fate(), m.ask_deposit_fate_missing(), choices.depositFate)
    case 'giveBack': return choice(m.ask_give_back(), m.ask_give_back_missing(), [
      { value: 'original', label: m.ask_give_back_original() }, { value: 'grace', label: m.ask_give_back_grace() }, { value: 'burn', label: m.ask_give_back_burn() },
    ])
    case 'deposit': {
      const least = formatNumber(rules['hold.deposit.least'])
      const isLimited = checkDeposit(0, rules)?.kind === 'too-small'
      return { ...money(m.ask_deposit({ currency }), isLimited ? m.ask_deposit_small({ least }) : m.ask_deposit_missing()), help: isLimited ? m.ask_deposit_least({ least }) : '' }
    }
    case 'surcharge': return money(m.ask_surcharge({ currency }))
    case 'refund': return money(m.ask_refund({ currency }))
  }
}
