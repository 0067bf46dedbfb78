// `npm run bench`: sizes and speed against the budgets of decisions/0008-budgets.md. `npm run bench -- data`: reading deals. `npm run bench -- revenue`: revenue by year.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { buildAll } from '../scripts/build.mjs'
import { benchData } from './data.ts'
import { benchPages } from './pages.ts'
import { benchRevenue } from './revenue.ts'

console.log(`${new Date().toISOString()}  Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`)
const [, , what, size] = process.argv
const only = size === undefined ? null : Number(size)
process.exit(await (what === 'data' ? benchData(only) : what === 'revenue' ? benchRevenue(only) : benchApplication()) ? 0 : 1)

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
