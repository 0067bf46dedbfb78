import { parseArgs } from 'node:util'
import { worldNames } from './build.ts'
import type { WorldName } from './build.ts'
import { PlainError } from './plainError.ts'
import { startWorld } from './start.ts'
import type { StartWorldOptions } from './start.ts'

const usage = `Usage: npm run portal -- [options]

  --world <name>   ${worldNames.join(', ')} (default: events)
  --port <number>  port of the portal; application and site take the next two (default: 5080; 0 finds free ones)
  --seed <number>  another seed gives other sales (default: 1)
  --deals <number> fill up with sales to this many deals
  --dev            the application from its sources, with hot reload
  --no-cache       build the world anew
  --no-site        without the client's site
  --help           this text`

class UsageError extends PlainError {}

function wholeNumber(name: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined)
    return undefined
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > largest)
    throw new UsageError(`--${name} is a whole number up to ${largest}, not "${text}".`)
  return number
}

function worldName(text: string | undefined): WorldName | undefined {
  const name = worldNames.find(known => known === text)
  if (text !== undefined && name === undefined)
    throw new UsageError(`There is no world "${text}".`)
  return name
}

function readArguments(given: string[]): StartWorldOptions | 'help' {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({ args: given, options: { world: text, port: text, seed: text, deals: text, dev: flag, 'no-cache': flag, 'no-site': flag, help: flag } })
    if (values.help)
      return 'help'
    return {
      world: worldName(values.world),
      port: wholeNumber('port', values.port, 65533),
      seed: wholeNumber('seed', values.seed, 2 ** 32 - 1),
      deals: wholeNumber('deals', values.deals, 1_000_000),
      dev: values.dev,
      noCache: values['no-cache'],
      site: !values['no-site'],
    }
  }
  catch (error) {
    if (error instanceof TypeError)
      throw new UsageError(error.message, { cause: error })
    throw error
  }
}

async function run(): Promise<void> {
  const options = readArguments(process.argv.slice(2))
  if (options === 'help') {
    console.log(usage)
    return
  }
  const world = await startWorld(options)
  console.log(`application ${world.appOrigin}`)
  if (world.siteOrigin !== null)
    console.log(`site ${world.siteOrigin}`)
  console.log(`portal ready ${world.cardUrl}`)
  stopOnSignal(world.close)
}

/** Ctrl+C ends all servers; a second one does not wait. */
function stopOnSignal(close: () => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping)
        process.exit(1)
      isStopping = true
      close().then(() => process.exit(0), () => process.exit(1))
    })
  }
}

run().catch((error: unknown) => {
  if (!(error instanceof PlainError))
    throw error
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : error.message)
  process.exitCode = 1
})
