import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { paces } from './cases.ts'
import type { Figure, Layout, Pace, ReaderName, Taken, Task } from './cases.ts'
import { computedFigure } from './computed.ts'
import { startBenchPortal } from './portalProcess.ts'
import type { BenchPortal } from './portalProcess.ts'

const run = promisify(execFile)
const counts = [50, 1000, 10_000, 100_000]
const layouts: Layout[] = ['even', 'uneven']
const peers: ReaderName[] = ['callList', 'fetchList', 'batchByChunk']
const allPaces = Object.keys(paces) as Pace[]
/** The peers read no more than this; beyond it their figures are computed. */
const mostForPeers = 10_000
/** A reading that has to wait for the portal's run time is measured on a clock that runs this much faster. */
const quickClock = 10
/** Short readings are taken so often, and the middle one counts: starting a process weighs much there. */
const shortRuns = 3
const longestMs = 400_000

interface Case { deals: number, pace: Pace, layout: Layout }

async function measure(portal: BenchPortal, reader: ReaderName, what: Case, rate = 1): Promise<Figure> {
  await portal.prepare(what.pace, rate)
  const task: Task = { reader, origin: portal.origin, token: portal.token, rate }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'bench/data/reader.ts', JSON.stringify(task)], { timeout: longestMs, maxBuffer: 2 ** 24 })
  const { seconds, peakHeapMb, digest } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Taken
  const { requests, refused } = await portal.requests()
  return { reader, ...what, requests, seconds, run: { refused, peakHeapMb, isEqual: digest === portal.digest, rate } }
}

/** Several readings as one: the middle of the times, the worst of everything else. */
function together(figures: readonly Figure[]): Figure {
  const middle = [...figures].sort((a, b) => a.seconds - b.seconds)[Math.floor(figures.length / 2)]!
  const runs = figures.flatMap(({ run: one }) => one ?? [])
  return {
    ...middle,
    requests: Math.max(...figures.map(({ requests }) => requests)),
    run: {
      refused: runs.reduce((sum, { refused }) => sum + refused, 0),
      peakHeapMb: Math.max(...runs.map(({ peakHeapMb }) => peakHeapMb)),
      isEqual: runs.every(({ isEqual }) => isEqual),
      rate: runs[0]!.rate,
    },
  }
}

async function measureOurs(portal: BenchPortal, what: Case): Promise<Figure> {
  const rate = what.deals >= 100_000 && what.pace === 'slow' ? quickClock : 1
  const figures: Figure[] = []
  for (let index = 0; index < (what.deals <= 1000 ? shortRuns : 1); index++)
    figures.push(await measure(portal, 'ours', what, rate))
  return together(figures)
}

async function withPortal(deals: number, layout: Layout, work: (portal: BenchPortal) => Promise<void>): Promise<void> {
  const portal = await startBenchPortal(deals, layout)
  try {
    await work(portal)
  }
  finally {
    portal.close()
  }
}

/** The peers read side by side, each from a portal of its own: they mostly wait for the portal and their own limiter. */
async function measurePeers(deals: number, layout: Layout, tell: (figure: Figure) => void): Promise<void> {
  await Promise.all(peers.map(reader => withPortal(deals, layout, async portal => {
    for (const pace of allPaces)
      tell(await measure(portal, reader, { deals, layout, pace }))
  })))
}

/** Every reading of a list of so many deals, or of all lists. */
export async function measureAll(only: number | null, tell: (figure: Figure) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  const keep = (figure: Figure) => {
    figures.push(figure)
    tell(figure)
  }
  for (const layout of layouts) {
    for (const deals of counts.filter(count => only === null || count === only)) {
      await withPortal(deals, layout, async portal => {
        for (const pace of allPaces)
          keep(await measureOurs(portal, { deals, layout, pace }))
      })
      if (deals <= mostForPeers)
        await measurePeers(deals, layout, keep)
      else
        figures.filter(one => one.reader !== 'ours' && one.layout === layout && one.deals === mostForPeers).map(one => computedFigure(one, deals)).forEach(keep)
    }
  }
  return figures
}
