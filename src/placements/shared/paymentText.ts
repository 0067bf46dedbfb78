import type { PaymentMethod } from '@/domain/store/roles'
import * as m from '@/paraglide/messages.js'

export const paymentText: Readonly<Record<PaymentMethod, () => string>> = { CASH: m.payment_cash, ELSOM: m.payment_elsom, CARD: m.payment_card, ONLINE: m.payment_online, COURIER: m.payment_courier }
