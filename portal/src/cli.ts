import { parseArgs } from 'node:util'
import { startPortal } from './index.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '5080' }, seed: { type: 'string', default: '1' } } })
await startPortal({ port: Number(values.port), seed: Number(values.seed) })
