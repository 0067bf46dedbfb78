import { scaleBand, scaleLinear } from 'd3-scale'
import { stack, stackOffsetDiverging } from 'd3-shape'

/** One place on the axis: an event, a day, a year. */
export interface BarGroup {
  id: string
  label: string
  /** One for each series, in its order. */
  values: readonly number[]
}

export interface Bar { group: BarGroup, series: number, value: number, x: number, y: number, width: number, height: number }

export interface BarLayout {
  bars: readonly Bar[]
  /** Height of zero. */
  zero: number
  ticks: readonly { value: number, y: number }[]
  /** Middle of each group. */
  middles: readonly number[]
  /** Width of a group. */
  step: number
  /** Where a value stands. */
  heightOf: (value: number) => number
}

export interface BarOptions {
  width: number
  height: number
  /** Series beside each other, or on top of each other. */
  mode: 'beside' | 'stacked'
  /** Values beside the bars' own for which there is to be room. */
  alsoShown?: readonly number[]
  /** Room for labels. */
  margin: { top: number, right: number, bottom: number, left: number }
}

/** Widest a group of bars is drawn, pixels: few bars do not become boards. */
const widest = 96

/** Where each bar of a chart stands. The axis begins at zero; what is negative hangs below it. */
export function layOutBars(groups: readonly BarGroup[], seriesCount: number, { width, height, mode, margin, alsoShown = [] }: BarOptions): BarLayout {
  const spans = mode === 'stacked' ? stacked(groups, seriesCount) : groups.flatMap(group => group.values.map((value, series) => ({ group, series, value, from: 0, to: value })))
  const ends = [...spans.flatMap(({ from, to }) => [from, to]), ...alsoShown]
  const x = scaleBand<string>().domain(groups.map(({ id }) => id)).range([margin.left, width - margin.right]).paddingInner(0.3).paddingOuter(0.15)
  const y = scaleLinear().domain([Math.min(0, ...ends), Math.max(0, ...ends)]).nice(4).range([height - margin.bottom, margin.top])
  const band = Math.min(x.bandwidth(), widest)
  const leftOf = (group: BarGroup) => (x(group.id) ?? 0) + (x.bandwidth() - band) / 2
  const slim = mode === 'beside' ? band / Math.max(1, seriesCount) : band
  return {
    bars: spans.map(({ group, series, value, from, to }): Bar => ({
      group, series, value,
      x: leftOf(group) + (mode === 'beside' ? series * slim : 0),
      y: Math.min(y(from), y(to)),
      // A gap of one pixel between neighbours.
      width: Math.max(1, slim - 1),
      height: Math.abs(y(from) - y(to)),
    })),
    zero: y(0),
    ticks: y.ticks(4).map(value => ({ value, y: y(value) })),
    middles: groups.map(group => leftOf(group) + band / 2),
    step: x.step(),
    heightOf: value => y(value),
  }
}

function stacked(groups: readonly BarGroup[], seriesCount: number) {
  const layers = stack<BarGroup, number>().keys(Array.from({ length: seriesCount }, (_, index) => index)).value(({ values }, series) => values[series] ?? 0).offset(stackOffsetDiverging)([...groups])
  return layers.flatMap((layer, series) => layer.map((span, index) => ({ group: groups[index]!, series, value: groups[index]!.values[series] ?? 0, from: span[0], to: span[1] })))
}
