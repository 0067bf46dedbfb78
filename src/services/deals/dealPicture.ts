import { readFocus, writeFocus } from '@/domain/pictures/crop'
import type { Focus } from '@/domain/pictures/crop'
import { PortalError } from '@/domain/portalError'
import type { PortalMap } from '@/domain/portalMap'
import { resultOf } from '../portal/batch'
import { asId, asRecord, asText } from '../portal/decode'
import { asFile } from '../portal/decodeCrm'
import type { FieldFile } from '../portal/decodeCrm'
import type { FileField } from '../portal/fieldFiles/fieldState'
import type { PortalCalls } from '../portal/types'
import { guardedUpdate } from '../portal/writes/guardedUpdate'
import type { GuardedOptions, GuardedOutcome } from '../portal/writes/guardedUpdate'

const DEAL = 2

/** `code` of a {@link PortalError} that means: the field is gone, not the deal. */
export const noPictureFieldCode = 'CARDINAL_NO_PICTURE_FIELD'

/** What is said about a picture. */
export interface PictureWords {
  /** For who cannot see it. */
  alt: string
  /** What must stay in sight however the picture is cut. */
  focus: Focus
}

/** The announcement's picture as the deal holds it. */
export interface DealPicture extends PictureWords { file: FieldFile | null }

/** The field of the announcement's one picture. */
export function pictureField(map: PortalMap, dealId: number): FileField {
  return { entityTypeId: DEAL, id: dealId, name: map.deal.picture, isMultiple: false }
}

/** The field of the pictures that stand in the description. */
export function textPicturesField(map: PortalMap, dealId: number): FileField {
  return { entityTypeId: DEAL, id: dealId, name: map.deal.textPictures, isMultiple: true }
}

function wordsOf(map: PortalMap, fields: Readonly<Record<string, unknown>>): PictureWords {
  return { alt: asText(fields[map.deal.pictureText]), focus: readFocus(asText(fields[map.deal.pictureFocus])) }
}

/** What a deal's page knows of the deal already: its fields under their original names, and who is looking. */
export interface KnownDeal { fields: Readonly<Record<string, unknown>>, userId: number | null }

/** @throws {PortalError} with {@link noPictureFieldCode} */
export function pictureIn(map: PortalMap, { fields, userId }: KnownDeal): DealPicture & { userId: number | null } {
  if (!(map.deal.picture in fields))
    throw new PortalError('missing', 'The deal has no field for the picture. Run the setup again.', { code: noPictureFieldCode })
  return { ...wordsOf(map, fields), file: asFile(fields[map.deal.picture]), userId }
}

/**
 * Reads the picture and who is looking, in one request.
 *
 * @throws {PortalError} `forbidden` without read access, `missing` when there is no such deal or, with {@link noPictureFieldCode}, no such field.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html
 */
export async function fetchDealPicture(portal: PortalCalls, map: PortalMap, dealId: number): Promise<DealPicture & { userId: number | null }> {
  const { deal, user } = await portal.readBatch({
    deal: { method: 'crm.item.get', params: { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y' } },
    user: { method: 'profile' },
  })
  return pictureIn(map, {
    fields: asRecord(asRecord(resultOf(deal, 'crm.item.get')).item),
    userId: user.kind === 'done' ? asId(asRecord(user.result).ID) : null,
  })
}

/** The fields that hold a picture's words. */
export function wordsFields(map: PortalMap, { alt, focus }: PictureWords): Record<string, string> {
  return { [map.deal.pictureText]: alt, [map.deal.pictureFocus]: writeFocus(focus) }
}

/**
 * Where a stored picture is shown from: the portal and no other host, since the address carries the person's token.
 *
 * @returns null for a file that is not to be shown.
 */
export function pictureAddress(origin: string, file: FieldFile | null): string | null {
  const url = file?.machineUrl ?? ''
  return URL.canParse(url) && new URL(url).origin === origin ? url : null
}

function isSame(one: PictureWords, other: PictureWords): boolean {
  return one.alt === other.alt && writeFocus(one.focus) === writeFocus(other.focus)
}

/**
 * Saves a picture's words unless a colleague changed them meanwhile.
 *
 * @param base As they were when the person began.
 */
export async function savePictureWords(portal: PortalCalls, map: PortalMap, dealId: number, edited: { base: PictureWords, mine: PictureWords }, options: GuardedOptions = {}): Promise<GuardedOutcome<PictureWords>> {
  return guardedUpdate(portal, { entityTypeId: DEAL, id: dealId }, {
    ...edited,
    isSame,
    read: fields => wordsOf(map, fields),
    fieldsFor: () => wordsFields(map, edited.mine),
  }, options)
}

/**
 * Forgets that a card waits for its picture.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export async function clearWaiting(portal: PortalCalls, map: PortalMap, dealId: number): Promise<void> {
  const { write: change } = portal
  await change('crm.item.update', { entityTypeId: DEAL, id: dealId, useOriginalUfNames: 'Y', fields: { [map.deal.pictureFrame]: '' } })
}
