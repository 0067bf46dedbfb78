interface Connector {
  title: { ru: string, en: string }
  /** Hours after the client's last message in which the channel takes messages; null without a limit. */
  windowHours: number | null
}

const DAY_HOURS = 24

/** Channels a client may write by; codes are those of the portal. */
export const connectors: Record<string, Connector> = {
  livechat: { title: { ru: 'Онлайн-чат', en: 'Live Chat' }, windowHours: null },
  telegrambot: { title: { ru: 'Telegram', en: 'Telegram' }, windowHours: null },
  viber: { title: { ru: 'Viber', en: 'Viber' }, windowHours: null },
  vkgroup: { title: { ru: 'ВКонтакте', en: 'VK' }, windowHours: null },
  whatsappbyedna: { title: { ru: 'WhatsApp', en: 'WhatsApp' }, windowHours: DAY_HOURS },
  whatsappbytwilio: { title: { ru: 'WhatsApp', en: 'WhatsApp' }, windowHours: DAY_HOURS },
  facebook: { title: { ru: 'Facebook', en: 'Facebook' }, windowHours: DAY_HOURS },
  fbinstagramdirect: { title: { ru: 'Instagram Direct', en: 'Instagram Direct' }, windowHours: DAY_HOURS },
}

/** Whether a channel still takes messages at this moment. */
export function isWindowOpen(connector: string, lastClientTime: string | null, nowMs: number): boolean {
  const hours = connectors[connector]?.windowHours ?? null
  return hours === null || (lastClientTime !== null && nowMs - Date.parse(lastClientTime) <= hours * 3_600_000)
}
