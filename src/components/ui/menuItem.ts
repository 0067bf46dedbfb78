import type { Component } from 'vue'

/** One line of a menu. */
export interface MenuItem {
  id: string
  label: string
  icon?: Component
  /** Set for a choice: one among several (`radio`), or on and off (`checkbox`). */
  choice?: 'radio' | 'checkbox'
  checked?: boolean
  unavailable?: boolean
  /** As shown to a person: «Ctrl+B». */
  shortcut?: string
  /** Shows the name of a heading as that heading. */
  look?: 'h2' | 'h3' | 'h4'
}
