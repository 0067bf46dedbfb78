import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compileHints } from './build/compileHints.ts'
import { placementPages } from './build/placementPages.ts'
import { smallMessages } from './build/smallMessages.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Messages are compiled before this runs (`npm run messages`). */
export default defineConfig({
  root: path('.'),
  // Relative, so that the build works in any folder of any host.
  base: './',
  plugins: [placementPages(), smallMessages(), vue(), compileHints()],
  resolve: {
    alias: {
      '@': path('./src'),
      luxon: path('./build/luxonShim.ts'),
      'qs-esm': path('./build/qsShim.ts'),
      axios: path('./build/axiosShim.ts'),
    },
  },
  define: {
    // Components are written with setup functions only.
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  server: { host: '127.0.0.1', strictPort: true },
  // Found before the first page is opened: a dependency met later would reload a frame with somebody's text in it.
  optimizeDeps: { entries: ['src/placements/*/entry.ts'] },
  build: {
    manifest: true,
    sourcemap: false,
    // The page's policy forbids data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1024,
    rolldownOptions: {
      output: {
        // Few and steady chunks: what every page needs, and what shows or edits a text.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/@vue\/|src\/(?:main|locales\/)|build\/messageRuntime|preload-helper|plugin-vue:export-helper|services\/portal\/(?:decodeOption|frameName|locale|logger|lightFrame)\.ts|shared\/useFrameHeight|messages\/portal_error_unreachable/ },
            { name: 'text', test: /node_modules\/dompurify|src\/domain\/html\/(?!compare|paste|wordLists|equal|stamp|counts|text)|html_refused_|components\/editor\/(?:SanitisedHtml|showPicture|describeRefusal|numbers)|view_picture/ },
            // Apart they would cost more than the page that needs only one of them saves.
            { name: 'icon', test: /components\/ui\/IconButton|outline\/esm\/(?:SearchIcon|ChevronDownSIcon)/ },
            // Sums alone; cards need no tables.
            { name: 'money', test: /src\/domain\/money/ },
            // Sums and days as tables show them.
            { name: 'figures', test: /components\/(?:format|money)\/|domain\/reports\/rates|outline\/esm\/RefreshIcon/ },
            // What every page but the field's view needs to talk to the portal.
            { name: 'page', test: /src\/(?:services\/portal\/(?:decode|decodeAnswer|earlyPortal|tokenPortal|sharedRefresh|callLog|calls|errors|limits\/\w+|writes\/mark)|domain\/(?:portalMap|settings\/siteProfile)|placements\/shared\/openPage|components\/ui\/(?:Button|Banner|Skeleton))\.(?:ts|vue)|messages\/common_retry/ },
            // What one says when the portal refuses something.
            { name: 'portal', test: /node_modules\/pinia|src\/stores\/portal\.ts/ },
            { name: 'statuses', test: /solutions\/store\/leadStatuses|services\/store\/statusName/ },
            { name: 'notice', test: /src\/placements\/shared\/(?:portalErrorText|moment|ErrorDetails|PortalNotice)|src\/stores\/attempt\.ts/ },
          ],
        },
      },
    },
  },
})
