import type { Portal } from '../portal.ts'

const LOOK_EVERY_MS = 20

/** Applies a request when the portal's clock has come so far, however it came there; a reset in between forgets it. */
export async function applyLate(portal: Portal, { method, userId, seconds }: { method: string, userId: number | null, seconds: number }, apply: () => Promise<unknown>): Promise<void> {
  const { generation } = portal.faults
  const dueMs = portal.now() + seconds * 1000
  const done = portal.faults.await({ method, userId, dueMs })
  while (portal.now() < dueMs && portal.faults.generation === generation)
    await new Promise<void>(resolve => setTimeout(resolve, LOOK_EVERY_MS).unref())
  if (portal.faults.generation === generation)
    await apply()
  done()
}
