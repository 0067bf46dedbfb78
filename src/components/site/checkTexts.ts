import { formatCount } from '@/components/editor/numbers'
import type { SiteCheck, SiteCheckId } from '@/domain/site/contract'
import type { SiteProfile } from '@/domain/settings/siteProfile'
import * as m from '@/paraglide/messages.js'

interface Said { count: number, amount: string, profile: SiteProfile }
type Says = (said: Said) => string

function headings(said: Said): string {
  const { siteHeadings } = said.profile
  if (siteHeadings === '')
    return m.site_headings_all(said)
  return siteHeadings === '2' ? m.site_headings_small(said) : m.site_headings_large(said)
}

function headingsKept({ profile: { siteHeadings } }: Said): string {
  if (siteHeadings === '')
    return m.site_headings_all_ok()
  return siteHeadings === '2' ? m.site_headings_small_ok() : m.site_headings_large_ok()
}

function lengthKept({ profile: { descriptionLimit: count } }: Said): string {
  return m.site_length_ok({ count, amount: formatCount(count) })
}

function widthOf({ profile }: Said): { limit: string } {
  return { limit: formatCount(profile.textPictureWidth) }
}

const texts: Readonly<Record<SiteCheckId, { ok: Says, failed: Says }>> = {
  words: { ok: () => m.site_words_ok(), failed: () => m.site_words() },
  length: { ok: lengthKept, failed: said => m.site_length({ ...said, limit: formatCount(said.profile.descriptionLimit) }) },
  headings: { ok: headingsKept, failed: headings },
  tables: { ok: () => m.site_tables_ok(), failed: said => m.site_tables(said) },
  links: { ok: () => m.site_links_ok(), failed: said => m.site_links(said) },
  pictures: { ok: () => m.site_pictures_ok(), failed: said => m.site_pictures(said) },
  pictureTexts: { ok: () => m.site_picture_texts_ok(), failed: said => m.site_picture_texts(said) },
  pictureHosts: { ok: () => m.site_picture_hosts_ok(), failed: said => m.site_picture_hosts(said) },
  pictureWidths: {
    ok: said => m.site_picture_widths_ok(widthOf(said)),
    failed: said => m.site_picture_widths({ ...said, ...widthOf(said) }),
  },
}

/** What a check says: the rule when all is well, else what to do. */
export function checkText({ id, ok, count }: SiteCheck, profile: SiteProfile): string {
  return texts[id][ok ? 'ok' : 'failed']({ count, amount: formatCount(count), profile })
}
