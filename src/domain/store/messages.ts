/** What a text's mark stands for, `{имя}`; what is not known is absent or empty. */
export type MessageMarks = Readonly<Partial<Record<string, string>>>

/** A text that is ready to send; `missing` names marks that nothing stands for, and were left out with the colon before them and the comma behind them. */
export interface ReadyText { text: string, missing: readonly string[] }

/** Puts names, codes and terms in the place of their marks. A name that is not known leaves no hole at the beginning. */
export function fillText(template: string, marks: MessageMarks): ReadyText {
  const missing: string[] = []
  const text = template.replace(/(:\s*)?\{([^{}]+)\}(,?\s*)/g, (_, before: string | undefined, mark: string, after: string) => {
    const value = marks[mark]?.trim() ?? ''
    if (value !== '')
      return (before ?? '') + value + after
    missing.push(mark)
    return ''
  }).trim()
  return { text: text.slice(0, 1).toLocaleUpperCase('ru') + text.slice(1), missing }
}

/** `sms:` and WhatsApp addresses with the text; `null` for what is no telephone number. */
export function messageLinks(phone: string, text: string, prefix: string): { sms: string, whatsapp: string } | null {
  const digits = phone.replace(/\D/g, '')
  const country = prefix.replace(/\D/g, '')
  const full = phone.trim().startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : digits.startsWith(country) && digits.length > 9 ? digits : country + digits.replace(/^0/, '')
  if (digits.length < 6 || full.length > 15)
    return null
  const body = encodeURIComponent(text)
  return { sms: `sms:+${full}?body=${body}`, whatsapp: `https://wa.me/${full}?text=${body}` }
}
