import { createRandom } from 'b24-local-portal'

export const WIDTH = 1200 // px
export const HEIGHT = 675 // px

type Attributes = Record<string, string | number>

function element(name: string, attributes: Attributes, content = ''): string {
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join('')
  return `<${name}${text}>${content}</${name}>`
}

export function rect(x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): string {
  return element('rect', { x, y, width, height, fill, ...more })
}

export function circle(cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string {
  return element('circle', { cx, cy, r, fill, ...more })
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}): string {
  return element('ellipse', { cx, cy, rx, ry, fill, ...more })
}

/** A closed or open outline in SVG path language, filled. */
export function shape(d: string, fill: string, more: Attributes = {}): string {
  return element('path', { d, fill, ...more })
}

/** An outline that is drawn, not filled. */
export function line(d: string, stroke: string, width: number, more: Attributes = {}): string {
  return element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...more })
}

export function group(content: string[], attributes: Attributes = {}): string {
  return element('g', attributes, content.join(''))
}

/** The same thing again and again: `draw` gets 0, 1, 2, … */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

/** A background that runs from one colour at the top through the others to the last at the bottom. */
export function sky(...colours: string[]): string {
  const stops = colours.map((colour, index) => element('stop', { offset: index / (colours.length - 1), 'stop-color': colour })).join('')
  return element('linearGradient', { id: 'sky', x1: 0, y1: 0, x2: 0, y2: 1 }, stops) + rect(0, 0, WIDTH, HEIGHT, 'url(#sky)')
}

/** A soft round light. `name` must be unique within a picture. */
export function glow(name: string, cx: number, cy: number, r: number, colour: string, strength = 0.9): string {
  const stops = element('stop', { offset: 0, 'stop-color': colour, 'stop-opacity': strength }) + element('stop', { offset: 1, 'stop-color': colour, 'stop-opacity': 0 })
  return element('radialGradient', { id: name }, stops) + circle(cx, cy, r, `url(#${name})`)
}

export function stars(seed: number, count: number, bottom: number): string {
  const random = createRandom(seed)
  return times(count, () => circle(random.whole(0, WIDTH), random.whole(0, bottom), 0.8 + random.next() * 2.2, '#fff', { opacity: (0.35 + random.next() * 0.65).toFixed(2) }))
}

export function snow(seed: number, count: number): string {
  const random = createRandom(seed)
  return times(count, () => circle(random.whole(0, WIDTH), random.whole(0, HEIGHT), 2 + random.next() * 3, '#fff', { opacity: 0.8 }))
}

export function cloud(x: number, y: number, size: number, colour: string): string {
  return group([ellipse(x, y, size, size * 0.32, colour), circle(x - size * 0.35, y - size * 0.15, size * 0.34, colour), circle(x + size * 0.2, y - size * 0.24, size * 0.42, colour)])
}

/** Windows in a grid; some of them lit. */
export function windows(seed: number, x: number, y: number, columns: number, rows: number, step: { x: number, y: number }, size: { width: number, height: number }, lit: string, dark: string, share = 0.5): string {
  const random = createRandom(seed)
  return times(columns * rows, index => rect(x + (index % columns) * step.x, y + Math.floor(index / columns) * step.y, size.width, size.height, random.next() < share ? lit : dark, { rx: 2 }))
}

/** A bulbous church top with its drum and cross; `y` is where the drum stands. */
export function dome(x: number, y: number, r: number, colour: string, drum: string): string {
  return group([
    rect(x - r * 0.55, y - r * 1.1, r * 1.1, r * 1.1, drum),
    shape(`M${x - r * 0.6} ${y - r} C${x - r * 1.5} ${y - r * 2.1} ${x - r * 0.3} ${y - r * 2.4} ${x} ${y - r * 3.1} C${x + r * 0.3} ${y - r * 2.4} ${x + r * 1.5} ${y - r * 2.1} ${x + r * 0.6} ${y - r} Z`, colour),
    line(`M${x} ${y - r * 3.1} V${y - r * 4} M${x - r * 0.28} ${y - r * 3.65} H${x + r * 0.28}`, '#e8c66a', Math.max(3, r * 0.09)),
  ])
}

/** A street lamp; `y` is the ground. */
export function lamp(name: string, x: number, y: number, height: number, light = '#ffd98a'): string {
  const top = y - height
  return group([
    glow(name, x, top, height * 0.55, light, 0.75),
    rect(x - 4, top, 8, height, '#1f2330'),
    rect(x - 14, y - 14, 28, 14, '#1f2330'),
    shape(`M${x - 15} ${top - 18} H${x + 15} L${x + 9} ${top + 18} H${x - 9} Z`, light),
    shape(`M${x - 20} ${top - 18} H${x + 20} L${x} ${top - 38} Z`, '#1f2330'),
  ])
}

/** A leafy tree; `y` is the ground. */
export function tree(x: number, y: number, height: number, leaf: string, trunk = '#4a3628'): string {
  const r = height * 0.28
  return group([
    shape(`M${x - height * 0.03} ${y} L${x - height * 0.015} ${y - height * 0.6} H${x + height * 0.015} L${x + height * 0.03} ${y} Z`, trunk),
    circle(x, y - height * 0.72, r, leaf), circle(x - r * 0.7, y - height * 0.58, r * 0.75, leaf), circle(x + r * 0.7, y - height * 0.56, r * 0.78, leaf),
  ])
}

export function pine(x: number, y: number, height: number, colour: string): string {
  const layer = (level: number) => {
    const width = height * (0.16 + level * 0.05)
    const base = y - height * (0.72 - level * 0.2)
    return shape(`M${x - width} ${base} L${x} ${base - height * 0.3} L${x + width} ${base} Z`, colour)
  }
  return group([rect(x - height * 0.02, y - height * 0.14, height * 0.04, height * 0.14, '#5b4030'), layer(3), layer(2), layer(1), layer(0)])
}

export function picture(...parts: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${parts.join('')}</svg>`
}
