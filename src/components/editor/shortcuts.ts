import { Extension } from '@tiptap/core'

interface ShortcutOptions {
  openLink: () => void
  focusToolbar: () => void
}

/** Keys that lead out of the text. */
export const Shortcuts = Extension.create<ShortcutOptions>({
  name: 'shortcuts',

  addOptions() {
    return { openLink: () => {}, focusToolbar: () => {} }
  },

  addKeyboardShortcuts() {
    const handled = (action: () => void) => () => {
      action()
      return true
    }
    return {
      'Mod-k': handled(this.options.openLink),
      'Alt-F10': handled(this.options.focusToolbar),
    }
  },
})
