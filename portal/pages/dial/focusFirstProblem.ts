import { nextTick } from 'vue'

/** Leads whoever sent a form to the first field that has a message now. */
export async function focusFirstProblem(form: HTMLFormElement | null): Promise<void> {
  await nextTick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
