/** A text in both languages of the interface. */
export interface LocalText { ru: string, en: string }
