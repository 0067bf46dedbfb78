/** One hidden input that the card's form would send. */
export interface HiddenInput { name: string, value: string }

function inputText(value: unknown): string {
  // Assigning null to an input empties it; everything else becomes text as `String` makes it.
  return value === null ? '' : String(value)
}

/**
 * The value a custom field's frame holds in the card. It reaches the database only with the card's own saving, as
 * text: an object becomes `[object Object]`.
 */
export class FieldBox {
  readonly fieldName: string
  readonly #mode: 'view' | 'edit'
  readonly #onChange: () => void
  #value: unknown
  #inputs: HiddenInput[]

  /** `stored` holds the texts of the database: one for a single field, none when it is empty. */
  constructor(fieldName: string, mode: 'view' | 'edit', stored: string[], onChange: () => void = () => {}) {
    this.fieldName = fieldName
    this.#mode = mode
    this.#onChange = onChange
    this.#value = stored
    this.#inputs = mode === 'edit' ? stored.map(value => ({ name: fieldName, value })) : []
  }

  /** Raw current value: a list at first, later whatever was given to `setValue`. */
  getValue(): unknown {
    return this.#value
  }

  /** Keeps the value; in edit mode also as inputs of the card's form. */
  setValue(value: unknown): void {
    this.#value = value
    if (this.#mode === 'view')
      return
    const values = Array.isArray(value) ? value : [value]
    this.#inputs = values.map(one => ({ name: Array.isArray(value) ? `${this.fieldName}[]` : this.fieldName, value: inputText(one) }))
    this.#onChange()
  }

  get inputs(): readonly HiddenInput[] {
    return this.#inputs
  }

  /**
   * What the form sends: all texts of a multiple field, the last one of a single field.
   * undocumented: which of several texts a single field keeps.
   */
  formValue(multiple: boolean): string | string[] {
    const texts = this.#inputs.map(input => input.value)
    return multiple ? texts : texts.at(-1) ?? ''
  }
}
