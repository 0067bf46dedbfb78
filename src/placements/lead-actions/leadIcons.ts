import AddPersonIcon from '@bitrix24/b24icons-vue/outline/AddPersonIcon'
import BoxWithLidIcon from '@bitrix24/b24icons-vue/outline/BoxWithLidIcon'
import CashTerminalIcon from '@bitrix24/b24icons-vue/outline/CashTerminalIcon'
import ChatsIcon from '@bitrix24/b24icons-vue/outline/ChatsIcon'
import CircleCrossIcon from '@bitrix24/b24icons-vue/outline/CircleCrossIcon'
import DeliveryIcon from '@bitrix24/b24icons-vue/outline/DeliveryIcon'
import ForwardIcon from '@bitrix24/b24icons-vue/outline/ForwardIcon'
import GiftIcon from '@bitrix24/b24icons-vue/outline/GiftIcon'
import MessageIcon from '@bitrix24/b24icons-vue/outline/MessageIcon'
import PhoneOutIcon from '@bitrix24/b24icons-vue/outline/PhoneOutIcon'
import ShoppingCartIcon from '@bitrix24/b24icons-vue/outline/ShoppingCartIcon'
import SmsIcon from '@bitrix24/b24icons-vue/outline/SmsIcon'
import type { Component } from 'vue'

const icons: Readonly<Record<string, Component>> = {
  subscribe: SmsIcon, bindClient: AddPersonIcon, bindContact: AddPersonIcon, discoverNeed: ChatsIcon, sendWelcome: SmsIcon, makeOffer: MessageIcon, onlineSale: ShoppingCartIcon,
  transferChat: ChatsIcon, reconsider: MessageIcon, acceptOffer: GiftIcon, issueCoupon: GiftIcon, sendCouponAgain: SmsIcon, closeUnusedCoupon: CircleCrossIcon, noAnswer: PhoneOutIcon,
  closeUnreachable: CircleCrossIcon, createDeal: CashTerminalIcon, arrangeHold: BoxWithLidIcon, arrangeDelivery: DeliveryIcon, tillRefusal: CircleCrossIcon,
  refusalWithoutContact: CircleCrossIcon, remindHold: PhoneOutIcon, onlineHoldLost: CircleCrossIcon, refuseOffer: CircleCrossIcon,
}

export function leadIcon(action: string): Component {
  return icons[action] ?? ForwardIcon
}
