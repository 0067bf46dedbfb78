/** Minutes from UTC in a time zone at a moment. */
function offsetMinutes(ms: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** `2026-11-22T10:44:09+03:00` */
export function isoTime(ms: number, timeZone: string): string {
  const offset = offsetMinutes(ms, timeZone)
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
}

/** Date and time as clocks on the wall of a time zone show them: `2026-11-22T10:44`. */
export function localTime(iso: string, timeZone: string): string {
  return isoTime(Date.parse(iso), timeZone).slice(0, 16)
}
