import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningProcess {
  /** What it printed after the awaited words, to the end of the line. */
  said: (words: string) => string
  stop: () => Promise<void>
}

/** Starts a TypeScript program of the project and waits until it has printed the given words. */
export async function startProgram(path: string, args: string[], words: string): Promise<RunningProcess> {
  const child = spawn(process.execPath, [`${root}node_modules/tsx/dist/cli.mjs`, `${root}${path}`, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(words) && output.endsWith('\n'))
        resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', code => reject(new Error(`${path} ended with ${code} before it was ready:\n${output}`)))
  })
  return {
    said(wanted) {
      const line = output.split('\n').find(one => one.includes(wanted)) ?? ''
      return line.slice(line.indexOf(wanted) + wanted.length).trim()
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
