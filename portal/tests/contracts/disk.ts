import type { MethodContract } from './contract.ts'
import { folderContentContracts } from './diskFolderContents.ts'
import { storageContracts } from './diskStorages.ts'

export const diskContracts: MethodContract[] = [...storageContracts, ...folderContentContracts]
