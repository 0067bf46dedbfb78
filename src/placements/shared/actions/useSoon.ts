import { onMounted, shallowRef } from 'vue'
import type { Ref } from 'vue'

/** What is loaded once a component is seen; `null` until then. */
export function useSoon<Loaded>(load: () => Promise<Loaded>): Readonly<Ref<Loaded | null>> {
  const loaded = shallowRef<Loaded | null>(null)
  onMounted(async () => { loaded.value = await load() })
  return loaded
}
