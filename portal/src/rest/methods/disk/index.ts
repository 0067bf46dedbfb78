import type { MethodDefinition } from '../../method.ts'
import { contentMethods } from './contents.ts'
import { deletionMethods } from './deletion.ts'
import { diskFieldMethods } from './fields.ts'
import { objectMethods } from './objectMethods.ts'
import { diskRightMethods } from './rights.ts'
import { searchMethods } from './search.ts'
import { storageMethods } from './storages.ts'
import { versionMethods } from './versions.ts'

/** Every method of the scope `disk` that the portal answers. */
export const diskMethods: MethodDefinition[] = [
  ...diskFieldMethods,
  ...storageMethods,
  ...contentMethods,
  ...objectMethods('folder'), ...deletionMethods('folder'),
  ...objectMethods('file'), ...deletionMethods('file'),
  ...versionMethods,
  ...diskRightMethods,
  ...searchMethods,
]
