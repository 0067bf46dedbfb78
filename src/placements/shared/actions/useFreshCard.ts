import { onBeforeUnmount, onMounted } from 'vue'

const minuteMs = 60_000

/** Loads a card, counts its minutes, and looks at it again when its person comes back: a colleague may have moved it. */
export function useFreshCard(card: { load: (id: number) => Promise<void>, refresh: () => Promise<void>, tick: () => void }, id: number | null): void {
  let clock: ReturnType<typeof setInterval> | undefined
  const look = () => void (document.visibilityState === 'visible' && card.refresh())

  onMounted(async () => {
    clock = setInterval(card.tick, minuteMs)
    document.addEventListener('visibilitychange', look)
    if (id !== null)
      await card.load(id)
  })
  onBeforeUnmount(() => {
    clearInterval(clock)
    document.removeEventListener('visibilitychange', look)
  })
}
