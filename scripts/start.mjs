// `npm start`: the local portal with the app and hot reload, on a machine that has Node only.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildAll, compileMessages } from './build.mjs'
import { ensureDependencies, root } from './dependencies.mjs'

ensureDependencies()
compileMessages()
buildAll({ names: ['pages'] })

const portal = spawn(
  process.execPath,
  [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'worlds/cli.ts'), '--dev', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => portal.kill(signal))
portal.on('exit', code => process.exit(code ?? 0))
