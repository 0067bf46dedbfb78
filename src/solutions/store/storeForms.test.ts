import { describe, expect, it } from 'vitest'
import { saleResults } from './options'
import { operatorRating, saleRating } from './ratingForms'
import { contactRule, sheetFields, sheetVariants } from './sheet'
import { forms } from './specification.fixture'
import { storeBlueprint } from './blueprint'

const form = (id: string) => {
  const found = forms.forms.find(each => each.id === id)
  if (!found)
    throw new Error(`The specification has no form ${id}`)
  return found
}
/** What the specification calls the places of fields; the rest are codes of custom fields. */
const standard: Record<string, string> = { NAME: 'name', LAST_NAME: 'lastName', PHONE: 'phone', SOURCE_ID: 'sourceId' }
const codeOf = (target: string) => storeBlueprint.fields.find(({ entity, role }) => target === `field:${entity}.${role}`)?.code

describe('the seller\'s sheet', () => {
  it('has the 13 fields of section 7', () => {
    expect(form('F1').fields).toHaveLength(13)
    expect(sheetFields.map(({ role, name, isRequired, isMultiple }) => ({ role, name: name.ru, isRequired, isMultiple: isMultiple ?? false }))).toEqual(
      form('F1').fields.map(({ id, name, required, multiple }) => ({ role: id, name, isRequired: required, isMultiple: multiple })),
    )
  })

  it.each(form('F1').fields.map(field => [field.name, field.id, field.target ?? ''] as const))('writes «%s» where the specification says', (_, id, target) => {
    const ours = sheetFields.find(({ role }) => role === id)
    const [first = ''] = target.replace('enumeration ', '').split(' ')
    expect(standard[first] ?? first).toBe(standard[first] ? ours?.target : codeOf(ours?.target ?? ''))
  })

  it('shows each result the fields of section 5, required by section 7', () => {
    const required = new Map(sheetFields.map(({ role, isRequired }) => [role, isRequired]))
    expect(sheetVariants.filter(({ isOurs }) => !isOurs).map(({ result, channel, fields, oneOf = [], optional = [] }) => ({
      result,
      channel,
      fields: fields.map(field => ({ field, required: required.get(field) && !oneOf.includes(field), isOneOf: oneOf.includes(field) })),
      optional,
    }))).toEqual(form('F1').byResult?.map(({ xmlId, channel, fields, optionalExtra }) => ({
      result: xmlId,
      channel,
      fields: fields.map(({ field, required, rule }) => ({ field, required, isOneOf: rule !== undefined })),
      optional: optionalExtra,
    })))
  })

  it('adds three of ours and knows every sale result', () => {
    expect(sheetVariants.filter(({ isOurs }) => isOurs).map(({ result, channel }) => `${channel}:${result}`)).toEqual(['shop:LEFT', 'shop:DELIVERY', 'online:REFUSAL_NO_CONTACT'])
    expect([...new Set(sheetVariants.map(({ result }) => result))].sort()).toEqual(saleResults.map(({ xmlId }) => xmlId).sort())
  })

  it('is offered where the setting says', () => {
    const byChannel = storeBlueprint.settings.find(({ role }) => role === 'saleResults.byChannel')?.default
    expect([...byChannel as string[]].sort()).toEqual(sheetVariants.map(({ result, channel }) => `${channel}:${result}`).sort())
  })
})

describe('rating forms', () => {
  it.each([operatorRating, saleRating].map(ours => [ours.title.ru, ours] as const))('«%s» asks word for word', (title, ours) => {
    const theirs = form(ours.specification)
    expect(title).toBe(theirs.title)
    expect(ours.questions.map(({ name, answers }) => ({ name: name.ru, answers: answers.map(({ ru }) => ru) }))).toEqual(
      theirs.fields.map(({ name, answers }) => ({ name, answers })),
    )
  })

  it('keep their answers in fields with the same questions', () => {
    for (const question of [...operatorRating.questions, ...saleRating.questions]) {
      expect(storeBlueprint.fields.find(({ entity, role }) => entity === 'process.rating' && role === question.role)).toMatchObject({
        name: question.name,
        type: 'enumeration',
      })
    }
  })

  it('are made by a person from texts to copy: title, every question, the hidden number', () => {
    for (const [role, ours] of [['operatorRatingForm', operatorRating], ['saleRatingForm', saleRating]] as const) {
      const copies = storeBlueprint.manual.find(step => step.role === role)?.copies?.map(({ text }) => typeof text === 'string' ? text : text.ru)
      expect(copies).toEqual(expect.arrayContaining([ours.title.ru, ...ours.questions.map(({ name }) => name.ru), '%cardinal%']))
    }
  })
})

describe('the contact made by an operator', () => {
  it('needs what section 3 says; the birth date is asked and may stay empty', () => {
    expect(contactRule.filter(({ isRequired }) => isRequired).map(({ name }) => name.ru)).toEqual(forms.contactRule.fields)
    expect(contactRule.filter(({ isRequired }) => !isRequired).map(({ target }) => target)).toEqual(['birthdate'])
  })
})
