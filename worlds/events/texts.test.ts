// @vitest-environment node
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { byteSize } from '@/domain/html/byteSize'
import { limits } from '@/domain/html/policy'
import type { Sanitised } from '@/domain/html/sanitise'
import { readTwin } from '@/domain/html/stamp'
import { findChromium } from '../../scripts/chromium.mjs'
import { projectPath } from '../paths.ts'
import { plannedDates } from './dates.ts'
import { programmes } from './programmes.ts'
import { announcement, datedAnnouncement, descriptionWithTwin } from './texts.ts'

const texts = [...programmes.map(({ slug }) => announcement(slug)), ...plannedDates.map(datedAnnouncement)]

/** The sanitiser as one script, to run where it runs for people: in a browser. */
async function sanitiserScript(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': projectPath('src') } },
    build: { write: false, lib: { entry: projectPath('src/domain/html/sanitise.ts'), formats: ['iife'], name: 'sanitiser' } },
  })
  const [bundle] = [result].flat()
  if (!bundle || !('output' in bundle))
    throw new Error('The sanitiser was not bundled.')
  return bundle.output[0].code
}

describe('announcements', () => {
  it('pass the sanitiser unchanged', async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await sanitiserScript() })
      const outcomes = await page.evaluate(given => {
        const { sanitiser } = window as unknown as { sanitiser: { sanitiseHtml: (html: string) => Sanitised } }
        return given.map(html => sanitiser.sanitiseHtml(html))
      }, texts)
      for (const [index, html] of texts.entries())
        expect(outcomes[index]).toEqual({ html, removed: [], refused: null })
    }
    finally {
      await browser.close()
    }
  }, 30_000)

  it('fit their column', () => {
    expect(Math.max(...texts.map(byteSize))).toBeLessThan(limits.storedBytes)
  })

  it('are all different', () => {
    expect(new Set(texts).size).toBe(75)
  })

  it('come with a twin that reads back', () => {
    const { html, twin } = descriptionWithTwin(announcement('sem-sester'), '2026-11-16T09:30:00+03:00')
    expect(readTwin(twin)).toEqual({ html, version: 1, savedAt: '2026-11-16T09:30:00+03:00', mark: '', isIntact: true })
  })
})
