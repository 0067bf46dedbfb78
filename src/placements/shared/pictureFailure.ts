import * as m from '@/paraglide/messages.js'
import type { PictureJob } from '@/stores/dealPicture'
import { mayRetry, portalErrorText } from './portalErrorText'

/** What is said of a change that did not arrive, and what the person can do about it. */
export interface PictureFailure { title: string, advice: string, canRetry: boolean, canLeave: boolean }

/**
 * A change of the picture that did not arrive, in the person's words.
 *
 * @param storedAlt Text that the portal holds now.
 */
export function pictureFailure(job: PictureJob, storedAlt: string): PictureFailure | null {
  if (job.kind !== 'not-saved')
    return null
  switch (job.why) {
    case 'changed':
      return changed(job.what, storedAlt)
    case 'given-up':
      return { title: m.picture_given_up_title(), advice: m.picture_given_up_advice(), canRetry: true, canLeave: true }
    case 'unknown':
      return { title: m.picture_unknown_title(), advice: m.picture_unknown_advice(), canRetry: true, canLeave: true }
    default:
      return { ...portalErrorText(job.error, 'changing'), canRetry: mayRetry(job.error), canLeave: job.error.kind !== 'forbidden' }
  }
}

function changed(what: 'picture' | 'words' | 'removal', storedAlt: string): PictureFailure {
  switch (what) {
    case 'picture':
      return { title: m.picture_changed_title(), advice: m.picture_changed_advice(), canRetry: true, canLeave: true }
    case 'words':
      return { title: m.picture_words_changed_title(), advice: storedAlt === '' ? m.picture_words_gone_advice() : m.picture_words_changed_advice({ alt: storedAlt }), canRetry: true, canLeave: true }
    default:
      return { title: m.picture_changed_title(), advice: m.picture_not_removed_advice(), canRetry: false, canLeave: true }
  }
}
