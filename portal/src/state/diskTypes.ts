/** A drive: everybody's, one person's, or an application's. */
export interface DiskStorage {
  id: number
  name: string
  code: string | null
  entityType: 'common' | 'user' | 'restapp'
  /** `shared_files_s1`, the user's id, or the application's id. */
  entityId: string
  /** The folder everything in the storage hangs on. */
  rootObjectId: number
}

/** An access level for somebody: `U7`, `D5`, `DR5`, `CR` (who made it), `*` or `AU` (everybody). */
export interface DiskRight { taskId: number, accessCode: string }

/** A folder or a file. */
export interface DiskObject {
  id: number
  type: 'folder' | 'file'
  name: string
  storageId: number
  /** Null for the root folder of a storage. */
  parentId: number | null
  /** 0 in its place, 3 in the recycle bin, 4 there because its folder is. */
  deletedType: 0 | 3 | 4
  createTime: string
  updateTime: string
  deleteTime: string | null
  createdBy: number
  updatedBy: number
  /** 0 when nobody ever deleted it. */
  deletedBy: number
  /** In addition to what the folder above gives. */
  rights: DiskRight[]
  /** Content of a file: a row of `files`. Null for a folder. */
  fileId: number | null
  /** How many contents a file has had; 0 for a folder. */
  contentVersion: number
}

/** One content of a file, the present one included. */
export interface DiskVersion {
  id: number
  objectId: number
  /** Name of the file when the version was made. */
  name: string
  fileId: number
  contentVersion: number
  createTime: string
  createdBy: number
}

/** A public address of a file or folder. */
export interface DiskLink {
  /** Five characters of the short address `/~4Pie9`. */
  code: string
  /** Of the page it leads to. */
  hash: string
  objectId: number
  createdBy: number
}

export interface DiskState {
  storages: Map<number, DiskStorage>
  objects: Map<number, DiskObject>
  versions: Map<number, DiskVersion>
  links: DiskLink[]
}
