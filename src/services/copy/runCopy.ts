import { datedFields, sharedFields, withParentPictures } from '@/domain/copy/fields'
import type { CopyContext, CopyPart } from '@/domain/copy/fields'
import type { EventMap } from '@/domain/eventMap'
import { makeTwin } from '@/domain/html/stamp'
import { PortalError } from '@/domain/portalError'
import { escapeReferences } from '../deals/escapeReferences'
import { asMoment, asText } from '../portal/decode'
import type { Params, PortalCalls } from '../portal/types'
import { createOnce } from '../portal/writes/createOnce'
import type { CreateOnceOptions, CreationProgress, CreationResult } from '../portal/writes/createOnce'
import { productRows } from '../portal/writes/followUp'
import type { CreationItem } from '../portal/writes/creationBatch'
import type { CopyJob, JobRow, JobStore } from './jobs'
import { copyNames } from './names'
import type { CopySource } from './readCopy'
import { readCopiedPicture } from './picture'
import type { PictureOptions } from './picture'

/** `code` of a {@link PortalError}: the idea has no template on the site. */
export const noTemplateCode = 'CARDINAL_NO_TEMPLATE'

export interface RunCopyOptions extends PictureOptions, Pick<CreateOnceOptions, 'clock' | 'plan' | 'mayGoOn' | 'onProgress' | 'asked'> {
  jobs: JobStore
  /** Fields of custom codes that stay behind, such as the versions of the description. */
  apart: readonly string[]
}

function contextOf(source: CopySource, map: EventMap, parts: ReadonlySet<CopyPart>, apart: readonly string[], picture: CopyContext['picture']): CopyContext {
  const html = parts.has('description') ? escapeReferences(withParentPictures(asText(source.fields[map.fields.description]), source.id)) : ''
  const start = asMoment(source.fields[map.fields.start])
  return {
    map, templateId: source.id, facts: source.facts, fields: source.fields, parts, offset: source.offset, apart, picture,
    description: html === '' ? null : { html, twin: makeTwin(html, new Date(source.now).toISOString().replace(/\.\d+Z$/, 'Z')) },
    templateStart: start === null ? null : Date.parse(start),
  }
}

/** Without what takes too much room to be remembered. */
function remembered(map: EventMap, fields: Params): Params {
  const { [map.fields.picture]: _picture, [map.fields.descriptionTwin]: _twin, ...rest } = fields
  return rest
}

/**
 * Makes the deals of a job, each once, whatever happens on the way; a job that was broken off goes on with what is missing.
 *
 * Requests: one with the deals for 12 dates, one that verifies, and one more for each 8 MB of pictures. The read before is
 * the caller's, see `asked`.
 *
 * @returns The job as it is now; it is kept on this device all along.
 * @throws {PortalError} {@link noTemplateCode}; otherwise when not even the first question is answered.
 */
export async function runCopy(portal: PortalCalls, map: EventMap, source: CopySource, job: CopyJob, options: RunCopyOptions): Promise<{ job: CopyJob, result: CreationResult }> {
  if (source.siteTemplate === '')
    throw new PortalError('rejected', 'The idea has no template on the site.', { code: noTemplateCode })
  const parts = new Set(job.parts)
  const picture = parts.has('picture') ? await readCopiedPicture(portal.origin, map, source.fields, options) : null
  const context = contextOf(source, map, parts, options.apart, picture?.file ?? null)
  const shared = sharedFields(context)
  const dated = new Map(job.rows.map(({ name, start, end }) => [name, datedFields(context, { start, end })] as const))
  const rows = parts.has('products') && source.productRows.length > 0 ? { followUps: [productRows('D', source.productRows)] } : {}
  const items = job.rows.map((row): CreationItem => ({ name: row.name, fields: { ...shared, ...dated.get(row.name) }, ...rows, ...(picture === null ? {} : { bytes: picture.bytes }) }))

  let now: CopyJob = { ...job, sent: { ...job.sent, '': remembered(map, shared), ...Object.fromEntries(dated) } }
  const keep = (next: CopyJob) => {
    now = next
    return options.jobs.save(next).catch(() => undefined)
  }
  await keep(now)
  const onProgress = (progress: CreationProgress) => {
    void keep({ ...now, rows: now.rows.map(row => underWay(row, progress)) })
    options.onProgress?.(progress)
  }
  const { clock, plan, mayGoOn, asked, signal } = options
  const result = await createOnce(portal, copyNames, items, {
    onProgress, ...(clock ? { clock } : {}), ...(plan ? { plan } : {}), ...(mayGoOn ? { mayGoOn } : {}), ...(asked ? { asked } : {}), ...(signal ? { signal } : {}),
  })
  const settled = now.rows.map(row => settledRow(row, result))
  await keep({ ...now, rows: settled, isOver: settled.every(({ state }) => state === 'made' || state === 'there') })
  return { job: now, result }
}

function underWay(row: JobRow, { found, lost }: CreationProgress): JobRow {
  const one = found.get(row.name)
  if (lost.includes(row.name))
    return { ...row, state: 'lost' }
  return one === undefined ? row : { ...row, id: one.id, state: stateOf(row, one.isOurs) }
}

/** A deal that stood before the first run of the job is not its own later either. */
function stateOf({ state }: JobRow, isOurs: boolean): JobRow['state'] {
  return state === 'made' || state === 'there' ? state : isOurs ? 'made' : 'there'
}

function settledRow(row: JobRow, { outcomes, duplicates }: CreationResult): JobRow {
  const outcome = outcomes.get(row.name)
  const twins = duplicates.find(({ name }) => name === row.name)?.others.map(({ id }) => id) ?? []
  if (outcome?.kind === 'done')
    return { ...row, id: outcome.id, twins, state: outcome.isComplete || outcome.error?.kind !== 'unreachable' ? stateOf(row, outcome.was === 'created') : 'lost' }
  return { ...row, twins, id: null, state: outcome?.kind === 'refused' ? 'refused' : outcome?.kind === 'unknown' ? 'lost' : 'open' }
}
