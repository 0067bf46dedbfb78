import type { Portal } from '../../portal.ts'
import type { Item, PortalUser, StoredFile } from '../../state/types.ts'

/** One write of one record, while its values are being read from a request. */
export interface WriteContext {
  portal: Portal
  user: PortalUser
  entityTypeId: number
  /** The stored record; null while it is being created. */
  previous: Item | null
  /** Files that came with the request: kept only when the whole write succeeds. */
  newFiles: StoredFile[]
}
