import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Browsers that Playwright itself downloaded, newest first. */
function playwrightPaths() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH
    ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : process.platform === 'win32' ? 'AppData/Local/ms-playwright' : '.cache/ms-playwright')
  if (!existsSync(folder))
    return []
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe']
  return readdirSync(folder)
    .filter(name => /^chromium-\d+$/.test(name))
    .sort()
    .reverse()
    .flatMap(name => inside.map(path => join(folder, name, path)))
}

/**
 * Path of a Chromium that tests can use: `CHROMIUM_PATH`, then the system's, then Playwright's own.
 *
 * @returns {string | null} null when none is found.
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named)
    return named
  return [...systemPaths, ...playwrightPaths()].find(path => existsSync(path)) ?? null
}

/**
 * Finds a Chromium or installs one: by Playwright, else by the system's package manager.
 *
 * @returns {string}
 * @throws {Error} that says how to get one by hand.
 */
export function ensureChromium() {
  const found = findChromium()
  if (found)
    return found
  const attempts = [['npx', ['playwright', 'install', 'chromium']]]
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    attempts.unshift(['apt-get', ['update', '-qq']], ['apt-get', ['install', '-y', '-qq', 'chromium']])
  for (const [command, args] of attempts) {
    if (findChromium())
      break
    console.log(`No Chromium found: ${command} ${args.join(' ')}`)
    try {
      execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
    catch {
      // The next way is tried; the last word is the error below.
    }
  }
  const installed = findChromium()
  if (installed)
    return installed
  throw new Error('No Chromium found and none could be installed. Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH to its executable.')
}
