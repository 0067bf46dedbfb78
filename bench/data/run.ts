import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figure, Layout, Pace, ReaderName, Taken, Task } from './cases.ts'
import { startBenchPortal } from './portalProcess.ts'
import type { BenchPortal } from './portalProcess.ts'

const run = promisify(execFile)
const counts = [50, 1000, 10_000, 100_000]
const layouts: Layout[] = ['even', 'uneven']
const peers: ReaderName[] = ['callList', 'fetchList', 'batchByChunk']
/** A reading that has to wait for the portal's run time is measured on a clock that runs this much faster. */
const quickClock = 10
const longestMs = 400_000

async function measure(portal: BenchPortal, reader: ReaderName, what: { deals: number, pace: Pace, layout: Layout, rate?: number }): Promise<Figure> {
  const { rate = 1 } = what
  await portal.prepare(what.pace, rate)
  const task: Task = { reader, origin: portal.origin, token: portal.token, rate }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'bench/data/reader.ts', JSON.stringify(task)], { timeout: longestMs, maxBuffer: 2 ** 24 })
  const taken = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Taken
  return { reader, ...what, rate, ...taken, ...await portal.requests(), isEqual: taken.digest === portal.digest }
}

/** Every reading of one list: ours on both portals; the peers on the fast one, as far as they can be waited for. */
async function measureList(deals: number, layout: Layout, tell: (figure: Figure) => void): Promise<void> {
  const portal = await startBenchPortal(deals, layout)
  try {
    tell(await measure(portal, 'ours', { deals, layout, pace: 'fast' }))
    tell(await measure(portal, 'ours', { deals, layout, pace: 'slow', ...(deals >= 100_000 ? { rate: quickClock } : {}) }))
    if (deals >= 10_000)
      return
    for (const reader of peers)
      tell(await measure(portal, reader, { deals, layout, pace: 'fast' }))
  }
  finally {
    portal.close()
  }
}

/** The peers read 10,000 deals at the same time, each from a portal of its own: they mostly wait for their own limiter. */
async function measurePeers(deals: number, tell: (figure: Figure) => void): Promise<void> {
  await Promise.all(peers.map(async reader => {
    const portal = await startBenchPortal(deals, 'even')
    try {
      tell(await measure(portal, reader, { deals, layout: 'even', pace: 'fast' }))
    }
    finally {
      portal.close()
    }
  }))
}

export async function measureAll(tell: (figure: Figure) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  const keep = (figure: Figure) => {
    figures.push(figure)
    tell(figure)
  }
  for (const deals of counts) {
    for (const layout of layouts)
      await measureList(deals, layout, keep)
  }
  await measurePeers(10_000, keep)
  return figures
}
