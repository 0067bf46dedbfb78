import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Absolute path of a file or folder of the project, named from its root. */
export function projectPath(relative: string): string {
  return join(root, relative)
}
