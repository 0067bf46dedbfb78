import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const runtime = fileURLToPath(new URL('./messageRuntime.ts', import.meta.url))

/**
 * Keeps compiled messages small: each page gets only its own, and instead of the compiler's run-time part, which finds the
 * language in cookies and addresses, one that is told the language.
 */
export function smallMessages(): Plugin {
  return {
    name: 'small-messages',
    enforce: 'pre',

    config: () => ({
      build: { rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/src\/paraglide\//, sideEffects: false }] } } },
    }),

    resolveId(source, importer) {
      const isOfMessages = source === '../runtime.js' && importer?.includes('/src/paraglide/') === true
      return isOfMessages || source.endsWith('/paraglide/runtime.js') ? runtime : null
    },
  }
}
