import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/chromium.mjs'
import { insidePreview } from './tests/support/insidePreview.ts'

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) }
const chromium = findChromium()

/** Kinds of test: `*.test.ts` in Node or happy-dom, `*.browser.test.ts` in Chromium, `portal/` and `demo-site/` in Node, `tests/data/` app and portal together. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue()],
        resolve: { alias },
        // Its package names no file for modules of Node.
        test: { name: 'unit', environment: 'happy-dom', server: { deps: { inline: ['rrule'] } }, include: ['src/**/*.test.ts', 'worlds/**/*.test.ts', 'build/**/*.test.ts'], exclude: ['**/*.browser.test.ts'] },
      },
      {
        resolve: { alias },
        // A portal of its own, and whole setups: a busy machine takes its time. Much of it is waiting, so more run at once than there are cores.
        test: { name: 'data', environment: 'node', testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 4, sequence: { groupOrder: 1 }, include: ['tests/data/**/*.test.ts'] },
      },
      {
        test: { name: 'portal', environment: 'node', include: ['portal/**/*.test.ts'], exclude: ['**/node_modules/**'] },
      },
      {
        test: { name: 'site', environment: 'node', include: ['demo-site/**/*.test.ts', 'docs/**/*.test.ts'], exclude: ['**/node_modules/**'] },
      },
      {
        plugins: [vue()],
        resolve: { alias },
        // Found before the first test: a dependency met later would reload the page under the tests.
        optimizeDeps: { entries: ['src/**/*.browser.test.ts', 'src/**/*.vue'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { insidePreview },
            provider: playwright({ launchOptions: { executablePath: chromium ?? undefined, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
