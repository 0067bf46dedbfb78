// `npm run bench`: sizes and speed against the budgets of decisions/0008-budgets.md.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { buildAll } from '../scripts/build.mjs'
import { benchPages } from './pages.ts'

buildAll()
console.log(`${new Date().toISOString()}  Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`)
console.log('Sizes of the built pages')
let isGood = true
try {
  execFileSync(process.execPath, ['scripts/sizes.mjs'], { stdio: 'inherit' })
}
catch {
  isGood = false
}
isGood = await benchPages() && isGood
process.exit(isGood ? 0 : 1)
