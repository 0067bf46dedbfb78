import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseRecord } from './contract/json.ts'
import { startDemoSite } from './index.ts'
import type { FieldMap } from './index.ts'

const usage = `Usage: npx tsx demo-site/src/cli.ts --portal-webhook <address> --fields <file> [options]

  --portal-webhook <address>   incoming webhook of the portal, http://localhost:5080/rest/1/dev/
  --fields <file>              field map, as Cardinal's settings give it out
  --port <number>              default: 5082; 0 finds a free one
  --store <file>               keeps the site's state there; in memory without it
  --application-token <token>  of the portal's outgoing webhook
  --public-origin <address>    address under which visitors know the site; without /_site/ then
  --adopt                      fills the site from deals that say to be on it already
  --help                       this text`

class UsageError extends Error {}

function required(name: string, value: string | undefined): string {
  if (value === undefined)
    throw new UsageError(`--${name} is needed.`)
  return value
}

function webAddress(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`--${name} is an address that begins with http: or https:.`)
  return text
}

function readFieldMap(path: string): FieldMap {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  }
  catch {
    throw new UsageError(`--fields: there is no file ${path}.`)
  }
  const map = parseRecord(text)
  const missing = ['portal', 'fields', 'options', 'optionNames', 'pipelines', 'stages'].find(name => map?.[name] === undefined)
  if (map?.v !== 1 || missing)
    throw new UsageError(`--fields: ${path} is no field map of version 1${missing ? `: "${missing}" is missing` : ''}.`)
  return map as unknown as FieldMap
}

async function run(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { 'portal-webhook': text, fields: text, port: text, store: text, 'application-token': text, 'public-origin': text, adopt: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) {
    console.log(usage)
    return
  }
  const port = Number(values.port ?? 5082)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError('--port is a whole number up to 65535.')
  const site = await startDemoSite({
    portalWebhook: webAddress('portal-webhook', required('portal-webhook', values['portal-webhook'])),
    fields: readFieldMap(required('fields', values.fields)),
    port,
    store: values.store,
    applicationToken: values['application-token'],
    publicOrigin: values['public-origin'] && webAddress('public-origin', values['public-origin']).replace(/\/+$/, ''),
    control: values['public-origin'] === undefined,
    adopt: values.adopt ? 'lazily' : 'never',
  })
  console.log(`site ready ${site.origin}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void site.close().then(() => process.exit(0)))
}

run().catch((error: unknown) => {
  if (!(error instanceof UsageError) && !(error instanceof TypeError && 'code' in error))
    throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 1
})
