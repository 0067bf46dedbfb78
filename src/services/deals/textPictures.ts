import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asList, asRecord, asText } from '../portal/decode'
import { asFiles } from '../portal/decodeCrm'
import type { FieldFile } from '../portal/decodeCrm'
import type { PortalCalls } from '../portal/types'
import { DEAL } from './description'
import { referencesIn } from './pictures'
import { unpackVersions } from './versions'

/** Rows of one answer of a list. */
const pageRows = 50

/** The files of a deal's descriptions, and which of them no text names. */
export interface TextPictures {
  files: FieldFile[]
  unused: FieldFile[]
}

/**
 * Texts of other deals that may show this deal's files: of those made from it, and those whose copy of the text names them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 */
async function otherTexts(portal: PortalCalls, map: PortalMap, dealId: number): Promise<string[]> {
  const { parent, description, descriptionTwin } = map.deal
  const texts: string[] = []
  for (const filter of [{ [parent]: dealId }, { [`%${descriptionTwin}`]: `crm-file:${dealId}-` }]) {
    for (let start = 0; ; start += pageRows) {
      const { items } = asRecord(await portal.read<unknown>('crm.item.list', { entityTypeId: DEAL, filter: { ...filter, '!=id': dealId }, select: ['id', description, descriptionTwin], order: { id: 'ASC' }, start, useOriginalUfNames: 'Y' }))
      const rows = asList(items).map(asRecord)
      texts.push(...rows.flatMap(row => [asText(row[description]), asText(row[descriptionTwin])]))
      if (rows.length < pageRows)
        break
    }
  }
  return texts
}

/**
 * Looks which of the files that were put into a deal's description nothing shows any more: not the text as it is stored or
 * as it stands in the editor, not an earlier version, not a deal made from this one.
 *
 * @param html The text in the editor.
 * @throws {PortalError}
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchTextPictures(portal: PortalCalls, map: PortalMap, dealId: number, html: string): Promise<TextPictures> {
  const { deal } = await portal.readBatch({ deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } } })
  const fields = asRecord(asRecord(resultOf(deal, 'crm.item.get')).item)
  const files = asFiles(fields[map.deal.textPictures])
  if (files.length === 0)
    return { files, unused: [] }
  const versions = await unpackVersions(dealId, asText(fields[map.deal.descriptionVersions]))
  const texts = [html, asText(fields[map.deal.description]), ...versions.map(version => version.html)]
  const shown = new Set([...texts.flatMap(text => referencesIn(text, dealId)), ...(await otherTexts(portal, map, dealId)).flatMap(text => referencesIn(text, 0))]
    .filter(reference => reference.dealId === dealId).map(({ fileId }) => fileId))
  return { files, unused: files.filter(({ id }) => !shown.has(id)) }
}
