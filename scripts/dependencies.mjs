import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Installs what the lockfile names unless exactly that is installed already. Uses Node's own modules only, because
 * it runs before anything is installed.
 */
export function ensureDependencies() {
  const mark = join(root, 'node_modules/.installed-lock')
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock)
    return
  console.log('Installing dependencies from the lockfile…')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, lock)
}

/**
 * Runs a command in the project's root and shows its output.
 *
 * @param {string} command `npm`, `npx` or a path; npm's own are found next to the running npm.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = {}) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, ...env } })
}

/** Runs a program of `node_modules/.bin`. @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
export function runTool(name, args, env = {}) {
  run(join(root, 'node_modules/.bin', name), args, env)
}
