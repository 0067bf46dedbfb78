import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

/** Stories through the whole app in a real browser; each worker starts a local portal of its own (tests/story.ts). */
export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.story.ts',
  fullyParallel: false,
  // As many as there are cores: with one more the cores are never idle, and presses miss what a late answer has just moved.
  workers: process.env.CARDINAL_WORKERS ? Number(process.env.CARDINAL_WORKERS) : 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      // The runner turns partitioned storage off, and frames of other sites then have none at all: the last list wins.
      args: ['--disable-features=Translate,MediaRouter,HttpsUpgrades,OptimizationHints', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
})
