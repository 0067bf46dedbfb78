import { formatCount } from './numbers'
import { longestAddress } from '@/domain/html/addresses'
import type { AddressVerdict } from '@/domain/html/addresses'
import * as m from '@/paraglide/messages.js'

type Refused = Extract<AddressVerdict, { ok: false }>

function commonMessage(refused: Refused): string {
  switch (refused.reason) {
    case 'characters':
      return m.editor_address_characters()
    case 'length':
      return m.editor_address_length({ limit: formatCount(longestAddress) })
    case 'user':
      return m.editor_address_user()
    default:
      return m.editor_address_malformed()
  }
}

/** What is wrong with the address of a link, and how to mend it. */
export function linkMessage(refused: Refused): string {
  switch (refused.reason) {
    case 'empty':
      return m.editor_link_empty()
    case 'relative':
      return m.editor_link_relative()
    case 'scheme':
      return m.editor_link_scheme({ scheme: refused.scheme ?? '' })
    default:
      return commonMessage(refused)
  }
}

/** What is wrong with the address of a picture, and how to mend it. */
export function pictureMessage(refused: Refused): string {
  switch (refused.reason) {
    case 'empty':
      return m.editor_picture_empty()
    case 'relative':
    case 'scheme':
      return m.editor_picture_scheme()
    case 'token':
      return m.editor_picture_token()
    default:
      return commonMessage(refused)
  }
}
