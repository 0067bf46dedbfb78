import type { NeedId } from '@/domain/readiness'
import type { PublicRole } from '@/domain/site/fingerprint'
import * as m from '@/paraglide/messages.js'

const names: Readonly<Record<NeedId | PublicRole, () => string>> = {
  title: m.need_title,
  cancelled: m.need_cancelled,
  description: m.need_description,
  picture: m.need_picture,
  pictureText: m.need_picture_text,
  pictureFocus: m.need_picture_focus,
  siteFit: m.need_site_fit,
  format: m.need_format,
  age: m.need_age,
  accessible: m.need_accessible,
  price: m.need_price,
  capacity: m.need_capacity,
  place: m.need_place,
  start: m.need_start,
  end: m.need_end,
  speaker: m.need_speaker,
  host: m.need_host,
  cost: m.need_cost,
  siteTemplate: m.need_site_template,
}

/** As the card calls it. */
export function needName(id: NeedId | PublicRole): string {
  return names[id]()
}

/** Names in a sentence: «цена билета, описание». */
export function needList(ids: readonly (NeedId | PublicRole)[]): string {
  return ids.map(id => needName(id).toLocaleLowerCase()).join(', ')
}
