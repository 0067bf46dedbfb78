import { createPinia } from 'pinia'
import type { App } from 'vue'
import { connectEarly } from '@/services/portal/earlyPortal'
import { pageServices } from '@/stores/portal'
import type { FieldStart } from '../shared/fieldStart'
import { openPage } from '../shared/openPage'
import ImageFieldEdit from './ImageFieldEdit.vue'

/** Opens the field for changing: connected to the portal, with what it already knows of the field. */
export function openEdit(start: FieldStart): Promise<void> {
  return openPage(ImageFieldEdit, connectEarly, portal => [
    (app: App) => app.provide(pageServices, { portal }),
    createPinia(),
  ], { start })
}
