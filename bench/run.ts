// `npm run bench`: sizes and speed against the budgets of decisions/0008-budgets.md. `npm run bench -- data`: reading deals.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { buildAll } from '../scripts/build.mjs'
import { benchData } from './data.ts'
import { benchPages } from './pages.ts'

console.log(`${new Date().toISOString()}  Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`)
process.exit(await (process.argv[2] === 'data' ? benchData(process.argv[3] === undefined ? null : Number(process.argv[3])) : benchApplication()) ? 0 : 1)

async function benchApplication(): Promise<boolean> {
  buildAll()
  console.log('Sizes of the built pages')
  let isGood = true
  try {
    execFileSync(process.execPath, ['scripts/sizes.mjs'], { stdio: 'inherit' })
  }
  catch {
    isGood = false
  }
  return await benchPages() && isGood
}
