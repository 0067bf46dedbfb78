import { circle, ellipse, glow, group, lamp, line, picture, rect, shape, sky, times } from '../svg.ts'

/** Teacups of six colours on a table under a hanging lamp. */
export function teacups(): string {
  const cup = (x: number, y: number, body: string, tea: string) => group([
    ellipse(x, y + 64, 84, 15, '#f6eee0'), ellipse(x, y + 62, 60, 9, '#e1d3bb'),
    shape(`M${x - 58} ${y} h116 c0 44 -24 62 -58 62 s-58 -18 -58 -62 Z`, body), line(`M${x + 54} ${y + 12} c34 -4 32 34 -8 34`, body, 10),
    ellipse(x, y, 58, 13, '#fff'), ellipse(x, y + 1, 50, 9, tea),
    line(`M${x - 14} ${y - 26} c-12 -18 12 -26 0 -46 M${x + 14} ${y - 22} c-12 -18 12 -26 0 -46`, '#fff', 5, { opacity: 0.55 }),
  ])
  return picture(
    sky('#3d2a2f', '#6d4238', '#8d5a41'), glow('lamp', 600, 120, 420, '#ffd48a', 0.7),
    line('M600 0 V70', '#1d1416', 6), shape('M500 140 C510 80 560 66 600 66 C640 66 690 80 700 140 Z', '#b5482f'), ellipse(600, 140, 100, 14, '#ffe9b8'),
    times(12, index => rect(index * 100, 0, 50, 400, '#000', { opacity: 0.06 })),
    group([rect(90, 190, 250, 12, '#3a2320'), rect(100, 120, 46, 70, '#4f7f86', { rx: 6 }), rect(156, 100, 46, 90, '#c9a23f', { rx: 6 }), rect(212, 130, 46, 60, '#a33f3a', { rx: 6 }), rect(268, 110, 46, 80, '#5d7f52', { rx: 6 })]),
    group([rect(860, 190, 250, 12, '#3a2320'), shape('M900 190 c-20 -70 90 -70 70 0 Z', '#e9dfca'), line('M965 160 c36 -10 30 24 4 24', '#e9dfca', 8), rect(1000, 130, 80, 60, '#8a5a35', { rx: 4 }), line('M1000 150 H1080 M1000 170 H1080', '#6d4228', 3)]),
    rect(0, 400, 1200, 275, '#a8713f'), times(6, index => line(`M0 ${430 + index * 46} C400 ${420 + index * 46} 800 ${444 + index * 46} 1200 ${430 + index * 46}`, '#96602f', 4)),
    cup(220, 410, '#5d8f77', '#9fb04a'), cup(500, 400, '#b5482f', '#8a3a17'), cup(790, 404, '#e0b24c', '#d9a33a'), cup(1040, 420, '#54708f', '#7d4a1e'),
    cup(360, 540, '#f1e3cf', '#a8642a'), cup(680, 545, '#7c4254', '#6d2f14'),
    times(7, index => shape(`M${900 + index * 34} ${590 + (index % 3) * 18} c14 -12 26 -6 30 4 c-12 8 -24 6 -30 -4 Z`, '#3f5a32')),
    group([rect(80, 560, 130, 74, '#4a3020', { rx: 6 }), line('M90 580 H200 M90 600 H200 M90 620 H200 M145 566 V628', '#6d4a2f', 3), shape('M100 610 h26 l6 -16 h14 v16 h30 v8 h-76 Z', '#8a6a4a')]),
  )
}

/** A painter's table: a wet street on paper, brushes and paints. */
export function watercolour(): string {
  return picture(
    sky('#f4ece0', '#eadfce'), rect(0, 0, 1200, 675, '#cfa77a', { opacity: 0.35 }), times(9, index => line(`M0 ${40 + index * 80} C400 ${30 + index * 80} 800 ${52 + index * 80} 1200 ${40 + index * 80}`, '#b98d5e', 3, { opacity: 0.5 })),
    group([
      rect(300, 70, 600, 470, '#fdfbf5', { stroke: '#d8cdb8' }),
      shape('M330 100 H870 V330 C760 350 480 300 330 345 Z', '#a9c9dd', { opacity: 0.75 }), shape('M330 100 H870 V180 C700 240 500 150 330 215 Z', '#7fa7c9', { opacity: 0.5 }),
      shape('M330 345 V220 H400 V180 H470 V300 H520 V345 Z', '#7a6f92', { opacity: 0.65 }), shape('M870 340 V170 H800 V210 H740 V280 H690 V345 Z', '#8d6f80', { opacity: 0.65 }),
      shape('M330 340 C500 320 700 350 870 335 V510 H330 Z', '#8a8ca6', { opacity: 0.6 }), shape('M560 345 L480 510 H720 L640 345 Z', '#d9cdb0', { opacity: 0.7 }),
      rect(570, 268, 70, 76, '#b5482f', { rx: 8, opacity: 0.85 }), rect(578, 280, 54, 22, '#ffe2a0'), rect(570, 380, 70, 84, '#b5482f', { rx: 8, opacity: 0.25 }),
      glow('a', 760, 250, 70, '#ffd98a', 0.9), rect(757, 250, 6, 110, '#4a4458'), circle(760, 250, 12, '#fff3c4'), rect(750, 380, 20, 90, '#ffd98a', { opacity: 0.45 }),
      times(12, index => circle(360 + (index * 97) % 480, 370 + (index * 43) % 120, 5 + index % 4 * 3, '#6f86ad', { opacity: 0.25 })),
    ], { transform: 'rotate(-4 600 300)' }),
    group([rect(60, 400, 230, 210, '#2f3138', { rx: 14 }), times(12, index => rect(78 + (index % 3) * 68, 416 + Math.floor(index / 3) * 48, 58, 38, ['#c0392b', '#e08e3c', '#f1c84b', '#6aa84f', '#2f7a64', '#3d85c6', '#2b4f91', '#7a5fa8', '#a64d79', '#7b5235', '#4a4a4a', '#f4efe6'][index] ?? '#fff', { rx: 6 }))]),
    group([ellipse(1030, 560, 92, 22, '#bcd4df'), shape('M940 450 h180 l-12 112 c-10 28 -146 28 -156 0 Z', '#d7e7ee', { opacity: 0.85 }), ellipse(1030, 450, 90, 20, '#9db8cf'), line('M1010 470 L960 250', '#8a5a35', 12), shape('M952 256 l-12 -54 l24 46 Z', '#2b2b2b'), line('M1050 470 L1090 240', '#a33f3a', 12), shape('M1082 246 l16 -56 l2 58 Z', '#5b4327')]),
    line('M330 620 L640 590', '#2f5560', 14), shape('M640 582 l70 2 l-70 18 Z', '#3a2a20'),
  )
}

/** An underground hall with arches, lamps and a train. */
export function metroHall(): string {
  return picture(
    sky('#e9dcc3', '#f4ecd9'), shape('M0 0 H1200 V260 L760 330 H440 L0 260 Z', '#f8f2e2'), shape('M0 675 L440 430 H760 L1200 675 Z', '#8d5a4a'),
    times(7, index => shape(`M${440 - index * 63} ${430 + index * 35} H${760 + index * 63} l18 10 H${422 - index * 63} Z`, '#a36d58', { opacity: 0.8 })),
    times(5, index => line(`M${480 + index * 60} 430 L${60 + index * 270} 675`, '#7a4a3d', 3)),
    ...[-1, 1].flatMap(side => [0, 1, 2, 3].map(index => {
      const x = 600 + side * (190 + index * 120 + index * index * 14)
      const top = 300 - index * 44
      const bottom = 436 + index * 54
      const width = 38 + index * 20
      return group([rect(x - width / 2, top, width, bottom - top, '#b98a72'), rect(x - width / 2, top, width * 0.3, bottom - top, '#d0a58d'), rect(x - width / 2 - 8, top - 16, width + 16, 18, '#f4ecd9'), rect(x - width / 2 - 8, bottom - 14, width + 16, 16, '#6b4a3e')])
    })),
    rect(440, 330, 320, 104, '#3d6a80'), rect(470, 350, 260, 84, '#2b4a60', { rx: 10 }), times(4, index => rect(488 + index * 60, 362, 46, 34, '#ffe9b0', { rx: 4 })), circle(490, 418, 7, '#fff4cf'), circle(710, 418, 7, '#fff4cf'),
    times(4, index => group([glow(`g${index}`, 600, 250 - index * 64, 70 + index * 34, '#fff0bd', 0.9), rect(598, 190 - index * 74, 4, 50 + index * 6, '#a88b4e'), ellipse(600, 250 - index * 64, 34 + index * 16, 13 + index * 6, '#e0bd6a'), times(5, bulb => circle(600 + (bulb - 2) * (14 + index * 7), 246 - index * 64, 6 + index * 2, '#fffbe8'))])),
    group([circle(560, 470, 13, '#2b2b33'), rect(548, 482, 26, 62, '#5a3846', { rx: 10 }), circle(650, 500, 15, '#2b2b33'), rect(636, 514, 30, 76, '#2f5560', { rx: 12 }), rect(664, 550, 22, 30, '#b5482f', { rx: 4 })]),
  )
}

/** Hands-on clay: a bowl on the wheel, pots on shelves, a kiln's fire. */
export function pottery(): string {
  const pot = (x: number, y: number, colour: string, tall: number) => group([shape(`M${x - 24} ${y} c-22 ${-tall * 0.5} -4 ${-tall * 0.7} 4 ${-tall} h40 c8 ${tall * 0.3} 26 ${tall * 0.5} 4 ${tall} Z`, colour), rect(x - 26, y - tall - 6, 52, 10, colour, { rx: 5 })])
  return picture(
    sky('#efe3d3', '#e2d0b8'),
    times(2, shelf => rect(60, 190 + shelf * 140, 430, 14, '#8a5a35')), ...[0, 1, 2, 3, 4].map(index => pot(110 + index * 84, 190, ['#7fa3a8', '#c98a5e', '#54708f', '#d9b98a', '#8a5a4a'][index] ?? '#c98a5e', 70 + (index * 37) % 50)),
    ...[0, 1, 2, 3].map(index => pot(130 + index * 100, 330, ['#b5653f', '#e6d6b8', '#6f8c7a', '#3f5a6b'][index] ?? '#b5653f', 60 + (index * 29) % 60)),
    group([rect(840, 120, 290, 400, '#8d8a86', { rx: 20 }), shape('M880 480 V270 C880 170 1090 170 1090 270 V480 Z', '#2b1a16'), glow('fire', 985, 420, 190, '#ff9d3c', 0.95), shape('M900 480 c10 -80 40 -60 44 -130 c40 30 20 60 40 76 c10 -30 26 -40 24 -84 c44 40 66 80 62 138 Z', '#f4a33a'), shape('M940 480 c4 -46 26 -40 34 -84 c26 24 36 50 34 84 Z', '#ffe08a'), rect(960, 40, 50, 90, '#7d7a76')]),
    rect(0, 520, 1200, 155, '#7b5a45'), times(14, index => line(`M${index * 90} 520 L${index * 90 - 40} 675`, '#6b4d3a', 3)),
    group([ellipse(600, 560, 210, 40, '#4a4a52'), ellipse(600, 548, 190, 32, '#6d6d78'), ellipse(600, 544, 120, 18, '#8a8a95'), shape('M500 400 c0 110 40 144 100 144 s100 -34 100 -144 Z', '#b5744a'), ellipse(600, 400, 100, 22, '#8d5636'), line('M510 440 C560 456 640 456 690 440 M520 480 C560 494 640 494 680 480', '#a0633d', 5), rect(580, 580, 40, 95, '#4a4a52')]),
    shape('M380 675 C400 560 440 500 500 456 c18 -12 34 6 22 24 C480 540 470 600 470 675 Z', '#e8b994'), shape('M820 675 C800 560 760 500 700 456 c-18 -12 -34 6 -22 24 C720 540 730 600 730 675 Z', '#e8b994'),
    shape('M350 675 C372 610 400 580 420 560 l66 40 c-10 30 -14 50 -14 75 Z', '#4f7f86'), shape('M850 675 C828 610 800 580 780 560 l-66 40 c10 30 14 50 14 75 Z', '#4f7f86'),
  )
}

/** A stage with a red curtain, seen from the back of the stalls. */
export function theatreStage(): string {
  return picture(
    sky('#2a0f1a', '#45162a'), rect(180, 60, 840, 440, '#1b2a4a'), glow('spot', 600, 380, 320, '#ffe9b0', 0.85), shape('M600 40 L380 470 H820 Z', '#fff2c8', { opacity: 0.25 }),
    group([rect(250, 240, 110, 230, '#2f4a76'), shape('M240 240 L305 170 L370 240 Z', '#2f4a76'), rect(830, 200, 120, 270, '#2f4a76'), paintedDome(890, 200)]),
    ellipse(600, 470, 330, 34, '#8a6238'), group([circle(600, 318, 22, '#f3d1b0'), shape('M570 460 c0 -80 4 -116 30 -116 s30 36 30 116 Z', '#c0392b'), line('M574 372 L510 320 M626 372 L700 330', '#f3d1b0', 12), shape('M574 316 c-8 -44 60 -44 52 0 c-12 -16 -40 -16 -52 0 Z', '#3a2218')]),
    times(9, index => shape(`M${index * 26} 0 h30 c-4 200 -30 380 ${-40 - index * 4} 520 h-30 Z`, index % 2 ? '#8e1f2f' : '#ab2a3a')), times(9, index => shape(`M${1200 - index * 26} 0 h-30 c4 200 30 380 ${40 + index * 4} 520 h30 Z`, index % 2 ? '#8e1f2f' : '#ab2a3a')),
    times(8, index => shape(`M${index * 150} 0 h150 c0 110 -150 110 -150 0 Z`, index % 2 ? '#9a2434' : '#b03040')), rect(0, 0, 1200, 26, '#d9a33a'), times(30, index => circle(20 + index * 40, 26, 5, '#f1d48a')),
    rect(0, 500, 1200, 175, '#1d0c14'), times(6, index => lamp(`foot${index}`, 300 + index * 120, 520, 20)),
    times(13, index => group([circle(50 + index * 94, 590 + index % 2 * 12, 30, '#0d060a'), rect(14 + index * 94, 620 + index % 2 * 12, 74, 70, '#6d1626', { rx: 20 })])),
  )
}

/** A plain round top of a painted tower. */
function paintedDome(x: number, y: number): string {
  return shape(`M${x - 62} ${y} C${x - 62} ${y - 90} ${x + 62} ${y - 90} ${x + 62} ${y} Z`, '#2f4a76')
}

/** Shadow puppets on a lit sheet: a hare, a dragon and a small spectator. */
export function shadowPuppets(): string {
  return picture(
    sky('#2b2140', '#4a3560'), rect(150, 60, 900, 440, '#f9e7b8', { rx: 12 }), glow('light', 600, 270, 430, '#fffbe6', 0.95),
    line('M130 60 H1070', '#7b5235', 16), times(10, index => circle(170 + index * 96, 60, 12, '#a8713f')),
    shape('M300 470 c-10 -60 10 -110 60 -120 c-40 -60 -44 -130 -20 -150 c24 20 34 90 40 140 c8 -50 30 -120 56 -130 c16 30 -4 110 -36 150 c50 20 50 80 20 110 Z', '#33263f'), circle(392, 384, 6, '#f9e7b8'),
    shape('M620 470 c60 -20 70 -70 60 -110 c-40 -10 -60 -40 -50 -70 l40 20 l10 -50 l30 44 l44 -30 l-4 50 c60 10 100 60 96 110 c50 10 70 -20 70 -50 l24 -10 c10 70 -30 100 -90 96 Z', '#33263f'), circle(700, 324, 6, '#f9e7b8'), line('M672 352 l-40 10 l-16 -8 M632 362 l-14 10', '#d9622b', 6),
    line('M360 470 V620 M760 470 V620', '#7b5235', 8), times(18, index => shape(`M${180 + index * 48} 500 l12 -20 l12 20 Z`, '#33263f')),
    rect(0, 560, 1200, 115, '#1d1630'), times(7, index => group([circle(140 + index * 155, 575 + (index % 3) * 12, 34, ['#3a2a20', '#6b4423', '#221a1a'][index % 3] ?? '#222'), shape(`M${90 + index * 155} 680 c0 -90 100 -90 100 0 Z`, ['#c85c5c', '#5a9a8a', '#d9a33a', '#5a78c0'][index % 4] ?? '#c85c5c')])),
    group([rect(500, 20, 200, 36, '#f1c84b', { rx: 8 }), times(5, index => circle(540 + index * 30, 38, 6, '#b5482f'))]),
  )
}

/** A greenhouse in snow with palms under the glass. */
export function greenhouse(): string {
  const palm = (x: number, y: number, size: number) => group([line(`M${x} ${y} C${x - 10} ${y - size * 0.5} ${x + 8} ${y - size * 0.7} ${x} ${y - size}`, '#7b5a35', 14), ...[-70, -40, -10, 20, 50, 200, 230].map(angle => shape(`M${x} ${y - size} c40 -36 100 -30 130 10 c-40 -14 -90 -10 -130 -10 Z`, angle % 20 ? '#2f8a57' : '#3fa066', { transform: `rotate(${angle} ${x} ${y - size})` }))])
  return picture(
    sky('#7f9fc4', '#c9dcec', '#eef4fa'), times(70, index => circle((index * 173) % 1200, (index * 89) % 480, 2 + index % 3, '#fff', { opacity: 0.9 })),
    shape('M120 560 V330 C120 130 400 90 600 90 C800 90 1080 130 1080 330 V560 Z', '#d8f1e6'), glow('warm', 600, 430, 420, '#fff2b8', 0.8),
    palm(330, 560, 260), palm(620, 560, 340), palm(880, 560, 240),
    times(9, index => group([ellipse(200 + index * 100, 540, 46, 34, ['#3fa066', '#2f7a4f', '#5ab27a'][index % 3] ?? '#3fa066'), circle(190 + index * 100, 520, 8, ['#e05a7a', '#f1c84b', '#fff'][index % 3] ?? '#fff'), circle(220 + index * 100, 532, 7, '#e05a7a')])),
    line('M120 560 V330 C120 130 400 90 600 90 C800 90 1080 130 1080 330 V560 Z', '#fff', 12), times(7, index => line(`M${240 + index * 120} 560 V${[190, 130, 104, 90, 104, 130, 190][index] ?? 100}`, '#fff', 6)), line('M122 320 H1078 M140 230 H1060', '#fff', 6),
    rect(540, 400, 120, 160, '#8fc9b0', { stroke: '#fff', 'stroke-width': 8 }), circle(642, 484, 6, '#8a6238'),
    shape('M0 560 C300 540 900 540 1200 560 V675 H0 Z', '#fff'), shape('M520 566 H680 L780 675 H420 Z', '#dbe6f0'),
    times(5, index => group([shape(`M${40 + index * 16} 620 l10 -60 l10 60 Z`, '#7b5a45')])), group([circle(190, 600, 42, '#fff', { stroke: '#d6e2ee', 'stroke-width': 3 }), circle(190, 536, 30, '#fff', { stroke: '#d6e2ee', 'stroke-width': 3 }), circle(182, 530, 4, '#222'), circle(200, 530, 4, '#222'), shape('M190 538 l30 6 l-30 6 Z', '#e08e3c')]),
  )
}
