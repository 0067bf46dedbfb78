import { computed, inject, nextTick, provide, reactive, ref, shallowRef } from 'vue'
import type { InjectionKey } from 'vue'
import type { CardData, FieldDescription, FieldSection, SaveRequest } from '../../src/ui/contract.ts'
import { read, RequestError, write } from '../app/api.ts'
import { session, texts } from '../app/session.ts'
import type { FieldBox } from '../frame/fieldBox.ts'
import type { FrameHost } from '../frame/host.ts'
import { draftOf, valuesOfDraft } from './draft.ts'
import type { Draft } from './draft.ts'

export const baseCurrency = session.currencies.find(currency => currency.base)?.code ?? 'RUB'

/** State of one open card: what is stored, what is being typed, and saving. */
export function createCard(entityTypeId: number, recordId: number, categoryId: number) {
  /** Path and query of this page, as frames are told. */
  const uri = location.pathname + location.search
  const address = `/_ui/card/${entityTypeId}/${recordId}`
  const data = shallowRef<CardData | null>(null)
  const loadError = shallowRef('')
  /** Names of the fields in edit mode. */
  const editing = ref<Set<string>>(new Set())
  const drafts = reactive<Record<string, Draft>>({})
  const errors = ref<Record<string, string>>({})
  const formError = shallowRef('')
  const isSaving = shallowRef(false)
  /** Grows with every change of the record, so that the timeline reloads. */
  const revision = shallowRef(0)
  /** Custom fields' frames by field name. */
  const frames = new Map<string, { host: FrameHost, box: FieldBox | null }>()

  const fields = computed(() => data.value?.sections.flatMap(section => section.fields) ?? [])
  const isEditing = computed(() => editing.value.size > 0)

  async function load() {
    try {
      data.value = await read<CardData>(`${address}?category=${categoryId}`)
      revision.value += 1
    }
    catch (cause) {
      if (!(cause instanceof RequestError))
        throw cause
      loadError.value = cause.message || texts.errorLoad
    }
  }

  function edit(names: FieldDescription[]) {
    const { access, values } = data.value ?? { access: { update: false }, values: {} }
    if (!access.update)
      return
    for (const field of names.filter(one => !one.readonly && !editing.value.has(one.name))) {
      drafts[field.name] = draftOf(field, values, baseCurrency)
      editing.value.add(field.name)
    }
  }

  function cancel() {
    editing.value.clear()
    errors.value = {}
    formError.value = ''
  }

  async function collect(): Promise<SaveRequest> {
    const request: SaveRequest = { values: recordId === 0 ? { categoryId, stageId: data.value?.values.stageId ?? null } : {}, files: {} }
    for (const field of fields.value.filter(one => editing.value.has(one.name))) {
      const frame = frames.get(field.name)
      if (field.kind === 'frame') {
        // Messages that came before the click still count.
        await frame?.host.settle()
        if (frame?.box)
          request.values[field.name] = frame.box.formValue(field.multiple)
        continue
      }
      const { values, files } = valuesOfDraft(field, drafts[field.name] ?? '', data.value?.values ?? {})
      const fm = [request.values.fm, values.fm].flatMap(list => Array.isArray(list) ? list : [])
      Object.assign(request.values, values, fm.length > 0 ? { fm } : {})
      if (files)
        request.files = { ...request.files, [field.name]: files }
    }
    if (recordId === 0 && data.value?.stageField === null) {
      delete request.values.stageId
      delete request.values.categoryId
    }
    return request
  }

  function missing(request: SaveRequest): Record<string, string> {
    const empty = (field: FieldDescription) => {
      const value = field.kind === 'file' ? request.files?.[field.name] : request.values[field.name]
      return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    }
    const unfilled = fields.value.filter(field => field.mandatory && editing.value.has(field.name) && empty(field))
    return Object.fromEntries(unfilled.map(field => [field.name, texts.requiredField]))
  }

  function showRefusal(cause: unknown) {
    if (!(cause instanceof RequestError))
      throw cause
    errors.value = cause.refusal.fields
    formError.value = Object.keys(cause.refusal.fields).length > 0 ? texts.errorSave : cause.refusal.message
  }

  /** Brings the first refused field into sight. */
  async function showFirstError() {
    await nextTick()
    const first = fields.value.find(field => errors.value[field.name])
    if (first)
      document.querySelector(`[data-field="${CSS.escape(first.name)}"]`)?.scrollIntoView({ block: 'center' })
  }

  /** Saves the fields in edit mode; a refusal leaves everything as typed. */
  async function save() {
    isSaving.value = true
    errors.value = {}
    formError.value = ''
    try {
      const request = await collect()
      errors.value = missing(request)
      if (Object.keys(errors.value).length > 0) {
        formError.value = texts.errorSave
        await showFirstError()
        return
      }
      const { id } = await write<{ id: number }>(address, request)
      if (recordId === 0) {
        location.assign(location.pathname.replace(/\/0\/$/, `/${id}/`) + location.search.replace(/[?&]category=\d+/, ''))
        return
      }
      await load()
      cancel()
    }
    catch (cause) {
      showRefusal(cause)
      await showFirstError()
    }
    finally {
      isSaving.value = false
    }
  }

  /** Moves the record to a stage at once. */
  async function moveTo(stageId: string) {
    formError.value = ''
    if (recordId === 0) {
      if (data.value)
        data.value = { ...data.value, values: { ...data.value.values, stageId } }
      return
    }
    try {
      await write(address, { values: { stageId } })
      await load()
    }
    catch (cause) {
      showRefusal(cause)
    }
  }

  /** Ends with false when the portal refused. */
  async function remove(): Promise<boolean> {
    try {
      await write(address, {}, 'DELETE')
      return true
    }
    catch (cause) {
      showRefusal(cause)
      return false
    }
  }

  function isSectionEditing(section: FieldSection): boolean {
    return section.fields.some(field => editing.value.has(field.name))
  }

  return { entityTypeId, recordId, address, uri, data, loadError, editing, drafts, errors, formError, isSaving, isEditing, revision, frames, fields, load, edit, cancel, save, moveTo, remove, isSectionEditing }
}

export type Card = ReturnType<typeof createCard>
const CARD: InjectionKey<Card> = Symbol('card')

export function provideCard(card: Card): Card {
  provide(CARD, card)
  return card
}

/** The card this component stands in. */
export function useCard(): Card {
  const card = inject(CARD)
  if (!card)
    throw new Error('Failed to find the card: this component stands outside of one.')
  return card
}
