import type { Plugin } from 'vite'

/** Tells V8 to compile a script's functions while it is loading, on another thread. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Marks the scripts that a page needs before it can be used; other browsers read a comment. Without it the main thread
 * compiles each function when it is first called.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
export function compileHints(): Plugin {
  return {
    name: 'compile-hints',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = new Map(Object.values(bundle).flatMap(file => file.type === 'chunk' ? [[file.fileName, file] as const] : []))
        const needed = new Set<string>()
        const need = (name: string): void => {
          if (needed.has(name))
            return
          needed.add(name)
          chunks.get(name)?.imports.forEach(need)
        }
        for (const { fileName, isEntry } of chunks.values()) {
          if (isEntry)
            need(fileName)
        }
        for (const name of needed) {
          const chunk = chunks.get(name)
          if (chunk)
            chunk.code = hint + chunk.code
        }
      },
    },
  }
}
