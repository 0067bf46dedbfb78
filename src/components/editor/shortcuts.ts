import { Extension } from '@tiptap/core'

interface ShortcutOptions {
  openLink: () => void
  openFind: () => void
  focusToolbar: () => void
}

/** Keys that lead out of the text. */
export const Shortcuts = Extension.create<ShortcutOptions>({
  name: 'shortcuts',

  addOptions() {
    return { openLink: () => {}, openFind: () => {}, focusToolbar: () => {} }
  },

  addKeyboardShortcuts() {
    const handled = (action: () => void) => () => {
      action()
      return true
    }
    return {
      'Mod-k': handled(this.options.openLink),
      'Mod-f': handled(this.options.openFind),
      'Alt-F10': handled(this.options.focusToolbar),
    }
  },
})
