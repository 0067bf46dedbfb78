/** «сегодня, 10:44» or «25 ноября, 10:44», by the shop's clock. */
export { shopDayTime as shopMoment } from '@/components/store/terms'

/** `25.11.2026 10:44`, by the shop's clock: as a field takes it. */
export function fieldMoment(at: number, timeZone: string): string {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('ru', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.day}.${parts.month}.${parts.year} ${parts.hour}:${parts.minute}`
}
