import type { MethodContract } from './contract.ts'
import { fileContracts } from './diskFiles.ts'
import { folderContentContracts } from './diskFolderContents.ts'
import { folderContracts } from './diskFolders.ts'
import { storageContracts } from './diskStorages.ts'

export const diskContracts: MethodContract[] = [...storageContracts, ...folderContentContracts, ...folderContracts, ...fileContracts]
