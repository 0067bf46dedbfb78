import { shallowRef } from 'vue'
import { RequestError } from './api.ts'

/** Runs requests of a page one after another and keeps what the last one was refused with. */
export function useRequest() {
  const error = shallowRef('')
  const isBusy = shallowRef(false)

  async function run(action: () => Promise<void>): Promise<void> {
    error.value = ''
    isBusy.value = true
    try {
      await action()
    }
    catch (cause) {
      if (!(cause instanceof RequestError))
        throw cause
      error.value = cause.message
    }
    finally {
      isBusy.value = false
    }
  }

  return { error, isBusy, run }
}
