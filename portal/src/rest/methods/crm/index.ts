import type { MethodDefinition } from '../../method.ts'
import { activityMethods } from './activities.ts'
import { cardLayoutMethods } from './cardLayouts.ts'
import { categoryMethods } from './categories.ts'
import { configurableActivityMethods } from './configurableActivities.ts'
import { currencyMethods } from './currencies.ts'
import { dynamicTypeListMethods } from './dynamicTypeList.ts'
import { dynamicTypeMethods } from './dynamicTypes.ts'
import { dealContactMethods } from './dealContacts.ts'
import { duplicateMethods } from './duplicates.ts'
import { entityMergeBatch } from './entityMerge.ts'
import { fieldConfigMethods } from './fieldConfig.ts'
import { fieldConfigListMethods } from './fieldConfigLists.ts'
import { itemFields } from './itemFields.ts'
import { itemBatchImport } from './itemImport.ts'
import { itemGet, itemList } from './itemRead.ts'
import { itemAdd, itemDelete, itemUpdate } from './itemWrite.ts'
import { logMessageMethods } from './logMessages.ts'
import { productRowList } from './productRowList.ts'
import { productRowMethods } from './productRows.ts'
import { settingsMethods } from './settings.ts'
import { statusMethods } from './statuses.ts'
import { statusListMethods } from './statusLists.ts'
import { timelineCommentListMethods } from './timelineCommentList.ts'
import { timelineCommentMethods } from './timelineComments.ts'
import { userFieldDescriptionMethods } from './userFieldDescriptions.ts'
import { userFieldMethods } from './userFields.ts'
import { userFieldTypes } from './userFieldTypes.ts'

/** Every method of the scope `crm` (and `userfieldconfig`) that the portal answers. */
export const crmMethods: MethodDefinition[] = [
  itemAdd, itemGet, itemList, itemUpdate, itemDelete, itemFields, itemBatchImport,
  ...productRowMethods, productRowList,
  ...dynamicTypeMethods, ...dynamicTypeListMethods,
  ...categoryMethods,
  ...cardLayoutMethods,
  ...statusMethods, ...statusListMethods,
  ...currencyMethods,
  ...settingsMethods,
  ...timelineCommentMethods, ...timelineCommentListMethods, ...logMessageMethods,
  ...activityMethods, ...configurableActivityMethods,
  ...dealContactMethods, ...duplicateMethods, entityMergeBatch,
  ...userFieldMethods, userFieldTypes, ...userFieldDescriptionMethods,
  ...fieldConfigMethods, ...fieldConfigListMethods,
]
