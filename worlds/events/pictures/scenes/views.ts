import { circle, cloud, dome, ellipse, glow, group, line, picture, pine, rect, shape, sky, snow, stars, times, tree, windows } from '../svg.ts'

/** The silhouette of a stepped high-rise against a rose sky. */
export function highRise(): string {
  const spire = (x: number, y: number, height: number) => shape(`M${x - 7} ${y} L${x} ${y - height} L${x + 7} ${y} Z`, '#e8c66a')
  return picture(
    sky('#39466e', '#b9718a', '#f6c9a0'), cloud(230, 190, 120, '#d898a0'), cloud(980, 140, 140, '#c98a98'),
    group([rect(40, 380, 120, 200, '#5d5577'), rect(70, 320, 60, 60, '#5d5577'), spire(100, 320, 70), rect(1010, 370, 140, 210, '#5d5577'), rect(1045, 300, 70, 70, '#5d5577'), spire(1080, 300, 80)], { opacity: 0.8 }),
    rect(330, 400, 540, 190, '#d9b48f'), rect(420, 290, 360, 300, '#e3c19b'), rect(490, 190, 220, 400, '#ecccA6'), rect(545, 120, 110, 80, '#f1d5b2'),
    rect(470, 280, 260, 12, '#b98a68'), rect(400, 392, 400, 12, '#b98a68'), rect(320, 398, 560, 10, '#b98a68'), shape('M560 120 L600 70 L640 120 Z', '#e3c19b'), spire(600, 76, 70), circle(600, 6, 7, '#e8c66a'),
    times(4, index => spire([345, 445, 755, 855][index] ?? 0, index % 3 ? 290 : 400, 44)),
    windows(11, 506, 210, 7, 9, { x: 28, y: 40 }, { width: 13, height: 24 }, '#ffe9b0', '#8d6f7a', 0.55),
    windows(12, 346, 422, 3, 4, { x: 24, y: 40 }, { width: 12, height: 22 }, '#ffe9b0', '#8d6f7a'), windows(13, 796, 422, 3, 4, { x: 24, y: 40 }, { width: 12, height: 22 }, '#ffe9b0', '#8d6f7a'),
    windows(14, 432, 312, 2, 7, { x: 26, y: 40 }, { width: 12, height: 22 }, '#ffe9b0', '#8d6f7a'), windows(15, 722, 312, 2, 7, { x: 26, y: 40 }, { width: 12, height: 22 }, '#ffe9b0', '#8d6f7a'),
    rect(0, 580, 1200, 95, '#3d3a58'), times(13, index => tree(40 + index * 94, 640, 110 + (index * 37) % 60, index % 2 ? '#4a4468' : '#544a72', '#2b2740')),
    line('M0 640 H1200', '#f6c9a0', 3, { opacity: 0.6 }), times(10, index => circle(60 + index * 124, 640, 6, '#ffe9b0')),
  )
}

/** A white river boat at sunset, a bridge and a skyline. */
export function riverBoat(): string {
  return picture(
    sky('#4a5a92', '#e08a6a', '#ffd9a0'), glow('sun', 860, 330, 260, '#fff0c0', 0.95), circle(860, 330, 58, '#fff3d0'), cloud(300, 120, 110, '#a9788c'), cloud(650, 80, 70, '#b88592'),
    group([rect(60, 270, 70, 110, '#59507a'), rect(140, 220, 50, 160, '#645a86'), rect(200, 300, 110, 80, '#59507a'), rect(1000, 180, 40, 200, '#645a86'), shape('M1050 380 V150 L1090 120 V380 Z', '#59507a'), rect(1100, 230, 60, 150, '#645a86'), rect(420, 310, 90, 70, '#59507a'), dome(560, 380, 26, '#c9a23f', '#7a6f92'), dome(610, 380, 18, '#c9a23f', '#7a6f92')]),
    line('M0 380 C200 250 420 250 600 380 C780 250 1000 250 1200 380', '#3a3556', 14), rect(0, 364, 1200, 16, '#3a3556'), times(24, index => line(`M${index * 50 + 20} 366 V${366 - Math.abs(Math.sin(index * 0.26)) * 70}`, '#3a3556', 4)),
    rect(0, 380, 1200, 295, '#5a628f'), times(20, index => shape(`M${860 - 90 - index * 6} ${392 + index * 14} h${180 + index * 12} l-20 5 h${-140 - index * 12} Z`, '#ffd9a0', { opacity: 0.35 })),
    times(30, index => line(`M${(index * 157) % 1140} ${410 + (index * 67) % 250} q20 -8 40 0 t40 0`, '#8d94bb', 3, { opacity: 0.6 })),
    group([
      shape('M210 520 H760 L700 610 H280 C240 600 220 560 210 520 Z', '#f6f4ee'), shape('M222 548 H742 L734 562 H230 Z', '#c0392b'), rect(300, 440, 360, 80, '#fff'), rect(340, 380, 240, 60, '#f6f4ee'), rect(324, 372, 290, 12, '#c0392b'),
      times(8, index => rect(318 + index * 42, 458, 28, 34, '#7fb3d5', { rx: 4 })), times(5, index => rect(356 + index * 44, 394, 28, 28, '#ffe9b0', { rx: 4 })), line('M640 440 V330', '#5b4327', 6), shape('M643 334 l60 16 l-60 16 Z', '#3d85c6'),
      line('M230 520 V486 H300 M660 486 H740 V520', '#5b4327', 5), times(5, index => group([circle(676 + index * 16, 500 - (index % 2) * 4, 6, '#3a2a20'), rect(670 + index * 16, 506 - (index % 2) * 4, 12, 16, ['#c85c5c', '#5a9a8a', '#d9a33a'][index % 3] ?? '#c85c5c')])),
    ]),
    line('M180 620 C320 640 620 640 800 612', '#dfe6f2', 6, { opacity: 0.8 }), times(4, index => line(`M${900 + index * 50} ${180 + index % 2 * 26} q10 -14 20 0 q10 -14 20 0`, '#3a3556', 4)),
  )
}

/** An observatory dome, a telescope, and Saturn larger than life. */
export function starrySky(): string {
  return picture(
    sky('#070b24', '#141d4a', '#3a3f7a'), stars(21, 260, 560), shape('M0 200 C300 60 700 320 1200 120 V200 C760 380 320 160 0 300 Z', '#6a6fb5', { opacity: 0.18 }),
    group([ellipse(880, 180, 170, 36, 'none', { stroke: '#e8c99a', 'stroke-width': 14, transform: 'rotate(-18 880 180)' }), circle(880, 180, 76, '#e0b277'), shape('M806 164 a76 76 0 0 0 148 -2 Z', '#cc9a5e', { opacity: 0.5 }), line('M724 232 A170 36 -18 0 0 1040 128', '#f4dcb3', 14)]),
    ...([[220, 130], [270, 110], [250, 160], [300, 150], [330, 190], [285, 200]] as const).map(([x, y], index) => group([glow(`p${index}`, x, y, 26, '#bcd0ff', 0.9), circle(x, y, 5, '#fff')])),
    line('M470 90 L560 140 L540 220 L640 260 L700 230', '#9fb0e8', 2, { opacity: 0.7 }), ...([[470, 90], [560, 140], [540, 220], [640, 260], [700, 230]] as const).map(([x, y]) => circle(x, y, 5, '#fff')),
    line('M1120 60 L1010 20', '#fff', 3, { opacity: 0.8 }),
    shape('M0 590 C200 540 420 560 600 570 C840 584 1000 540 1200 580 V675 H0 Z', '#0a0d20'),
    group([rect(130, 470, 260, 120, '#c9cfdf'), shape('M120 470 A140 140 0 0 1 400 470 Z', '#dfe4f0'), shape('M240 332 A140 140 0 0 1 300 338 L330 470 H250 Z', '#1a2148'), line('M290 420 L350 320', '#7a819f', 22), rect(240, 520, 46, 70, '#5d6484'), rect(120, 466, 280, 12, '#9aa2bd')]),
    group([line('M700 590 L740 500 L780 590 M740 500 V590', '#1a1f3a', 9), line('M690 540 L810 430', '#4f5c8f', 30), line('M798 441 L826 416', '#8fa0d8', 38), circle(690, 540, 14, '#8fa0d8')]),
    group([circle(640, 480, 16, '#20264a'), shape('M616 590 c0 -60 8 -92 26 -92 s28 32 28 92 Z', '#20264a'), circle(590, 520, 13, '#20264a'), shape('M572 590 c0 -40 6 -60 19 -60 s21 20 21 60 Z', '#20264a'), shape('M628 468 l14 -20 l12 20 Z', '#c0392b')]),
  )
}

/** A round kremlin tower, apples and a plate of pastila. */
export function pastilaTown(): string {
  const apple = (x: number, y: number, r: number) => group([circle(x, y, r, '#b8c94a'), circle(x - r * 0.3, y - r * 0.3, r * 0.4, '#d6e07a'), line(`M${x} ${y - r} q4 -14 12 -18`, '#5b4030', 5)])
  return picture(
    sky('#f6d9c2', '#fbeee0'), cloud(900, 110, 110, '#fff'), cloud(180, 90, 80, '#fff'),
    shape('M0 470 C300 430 900 430 1200 470 V675 H0 Z', '#a9b978'),
    group([shape('M180 470 V170 H360 V470 Z', '#b5573a'), shape('M330 470 V170 H360 V470 Z', '#9c452c'), rect(166, 150, 208, 30, '#c46a49'), times(7, index => shape(`M${168 + index * 30} 152 v-30 l9 8 l9 -8 v30 Z`, '#c46a49')), times(9, index => shape(`M${210 + (index % 3) * 46} ${250 + Math.floor(index / 3) * 70} v-18 a9 9 0 0 1 18 0 v18 Z`, '#5e2618'))]),
    rect(360, 330, 840, 140, '#b5573a'), times(28, index => shape(`M${362 + index * 30} 332 v-26 l9 7 l9 -7 v26 Z`, '#b5573a')), times(8, index => shape(`M${400 + index * 100} 470 v-44 a24 24 0 0 1 48 0 v44 Z`, '#8d3c26')),
    group([rect(620, 190, 90, 140, '#fff8ee'), dome(665, 190, 30, '#3d6a9a', '#fff8ee'), rect(760, 230, 160, 100, '#fff8ee'), dome(790, 230, 20, '#3d6a9a', '#fff8ee'), dome(840, 230, 26, '#c9a23f', '#fff8ee'), dome(890, 230, 20, '#3d6a9a', '#fff8ee')]),
    rect(0, 540, 1200, 135, '#8a5a3f'), times(4, index => line(`M0 ${562 + index * 30} H1200`, '#7a4d34', 3)), shape('M0 530 H1200 V560 C1100 580 1000 545 900 562 C800 580 700 545 600 562 C500 580 400 545 300 562 C200 580 100 545 0 562 Z', '#fdf6ec'),
    ellipse(640, 580, 240, 36, '#fff', { stroke: '#9db8cf', 'stroke-width': 5 }), ...[0, 1, 2, 3, 4].map(index => group([rect(470 + index * 70, 520 - (index % 2) * 8, 62, 48, ['#f3e3c6', '#f2c6b8', '#f3e3c6', '#e3b4a6', '#f6ecd8'][index] ?? '#fff', { rx: 6 }), rect(470 + index * 70, 540 - (index % 2) * 8, 62, 6, '#e0c9a4'), rect(470 + index * 70, 520 - (index % 2) * 8, 62, 6, '#fff', { opacity: 0.7 })])),
    apple(220, 570, 44), apple(300, 596, 38), apple(150, 606, 34), apple(980, 580, 46), apple(1070, 604, 38), group([line('M860 640 L960 500', '#8a6238', 12), ...[-20, 0, 20].map(turn => line(`M860 640 q-50 -10 -70 30`, '#c9a36a', 5, { transform: `rotate(${turn} 860 640)` }))]),
  )
}

/** Hills, pines and a white church above a bend of the river. */
export function pineHills(): string {
  return picture(
    sky('#a9d0e6', '#dfeef0', '#fbe9cf'), cloud(250, 100, 120, '#fff'), cloud(860, 140, 90, '#fff'), circle(1020, 120, 44, '#fff3c9'),
    shape('M0 400 C200 300 420 320 600 370 C800 300 1000 280 1200 360 V675 H0 Z', '#8fb3a0'), shape('M0 470 C260 360 480 420 700 450 C900 420 1060 400 1200 440 V675 H0 Z', '#6d9a78'),
    group([rect(520, 290, 150, 130, '#fdfaf2'), shape('M520 290 q37 -44 75 0 q37 -44 75 0 Z', '#fdfaf2'), dome(595, 268, 34, '#c9a23f', '#fdfaf2'), rect(575, 350, 40, 70, '#8d9aa8', { rx: 20 }), times(2, index => rect(540 + index * 96, 320, 10, 50, '#9fb0bd', { rx: 5 })), rect(700, 260, 60, 160, '#fdfaf2'), dome(730, 262, 22, '#4f7f9a', '#fdfaf2'), rect(470, 404, 360, 20, '#e9e0cf')]),
    shape('M0 560 C240 500 380 640 640 590 C860 548 900 500 1200 540 V675 H0 Z', '#7fb0cc'), shape('M0 590 C240 540 380 660 640 620 C860 580 900 540 1200 570 V600 C900 580 860 620 640 655 C380 690 240 580 0 630 Z', '#a9cfe0', { opacity: 0.7 }),
    shape('M0 640 C200 600 420 690 640 660 C860 630 1000 640 1200 620 V675 H0 Z', '#4f7f58'),
    times(9, index => pine(30 + index * 46, 500 + (index % 3) * 22, 150 + (index * 53) % 90, index % 2 ? '#2f6a50' : '#3b7a5c')), times(8, index => pine(860 + index * 46, 500 + (index % 3) * 18, 160 + (index * 61) % 100, index % 2 ? '#2f6a50' : '#3b7a5c')),
    group([rect(330, 622, 110, 10, '#8a5a35'), shape('M300 640 c30 26 140 26 170 0 Z', '#b5713f'), line('M360 632 L330 590', '#5b4030', 6)]), times(4, index => line(`M${420 + index * 60} ${160 + (index % 2) * 24} q10 -14 20 0 q10 -14 20 0`, '#54708f', 4)),
  )
}

/** Fireworks over a pink palace and its mirror in the pond. */
export function fireworks(): string {
  const burst = (x: number, y: number, r: number, colour: string) => group([...Array.from({ length: 18 }, (_, index) => {
    const angle = index * Math.PI / 9
    const point = (share: number) => `${(x + Math.cos(angle) * r * share).toFixed(1)} ${(y + Math.sin(angle) * r * share).toFixed(1)}`
    return line(`M${point(0.25)} L${point(0.95)}`, colour, 4, { opacity: 0.85 }) + circle(Number(point(1).split(' ')[0]), Number(point(1).split(' ')[1]), 5, '#fff')
  }), circle(x, y, 8, '#fff')])
  const palace = group([rect(330, 350, 540, 110, '#e8a8a0'), rect(520, 320, 160, 140, '#eeb8ae'), shape('M505 322 L600 276 L695 322 Z', '#f7e6d8'), times(6, index => rect(530 + index * 26, 340, 9, 110, '#fff8f0')), times(5, index => rect(352 + index * 34, 376, 18, 50, '#ffe9b0')), times(5, index => rect(696 + index * 34, 376, 18, 50, '#ffe9b0')), rect(320, 342, 560, 10, '#fff8f0')])
  return picture(
    sky('#0d1030', '#2b2358', '#5a3a68'), stars(31, 90, 300),
    burst(260, 170, 120, '#ffd166'), burst(930, 150, 140, '#ef6f6c'), burst(600, 120, 100, '#7fd8be'), burst(1100, 290, 70, '#9fb0ff'), burst(90, 300, 64, '#f6a6c1'),
    line('M260 460 C250 380 262 300 260 180 M930 460 C940 360 926 280 930 160', '#ffd9a0', 3, { opacity: 0.5 }),
    palace, times(6, index => tree(60 + index * 46, 462, 120 + (index * 31) % 60, '#1d2a40', '#111')), times(6, index => tree(910 + index * 50, 462, 120 + (index * 41) % 60, '#1d2a40', '#111')),
    rect(0, 460, 1200, 215, '#1a1c44'), group([palace, burst(260, 170, 120, '#ffd166'), burst(930, 150, 140, '#ef6f6c')], { transform: 'translate(0 920) scale(1 -1)', opacity: 0.3 }),
    times(26, index => line(`M${(index * 191) % 1120} ${480 + (index * 71) % 180} h${40 + index % 3 * 30}`, '#6a6fb5', 3, { opacity: 0.4 })),
    group([shape('M520 590 H690 c-10 30 -30 40 -50 40 h-70 c-20 0 -40 -10 -50 -40 Z', '#7b4a35'), circle(570, 560, 14, '#2b1a26'), rect(556, 572, 28, 26, '#2b1a26', { rx: 8 }), circle(640, 556, 14, '#2b1a26'), rect(626, 568, 28, 28, '#2b1a26', { rx: 8 }), glow('lantern', 702, 560, 60, '#ffd166', 0.9), circle(702, 566, 9, '#fff1c4')]),
  )
}

/** A tram in falling snow on a boulevard. */
export function snowyTram(): string {
  return picture(
    sky('#6f86ad', '#b9c6dc', '#e9eef5'), rect(0, 210, 200, 300, '#8d9aba'), rect(210, 150, 170, 360, '#7f8db0'), rect(820, 190, 190, 320, '#8d9aba'), rect(1020, 130, 180, 380, '#7f8db0'),
    windows(41, 24, 240, 4, 5, { x: 44, y: 52 }, { width: 24, height: 32 }, '#ffe0a0', '#6b7899'), windows(42, 230, 180, 3, 6, { x: 50, y: 52 }, { width: 26, height: 32 }, '#ffe0a0', '#66739a'), windows(43, 842, 220, 4, 5, { x: 42, y: 52 }, { width: 24, height: 32 }, '#ffe0a0', '#6b7899'), windows(44, 1044, 160, 3, 6, { x: 48, y: 52 }, { width: 26, height: 32 }, '#ffe0a0', '#66739a'),
    shape('M0 500 C400 486 800 486 1200 500 V675 H0 Z', '#f4f7fb'), line('M0 610 H1200 M0 640 H1200', '#9aa6bf', 6), line('M0 190 C400 210 800 210 1200 186', '#3a4260', 4),
    group([rect(360, 320, 480, 240, '#c0392b', { rx: 26 }), rect(360, 430, 480, 60, '#f6ecd8'), rect(384, 344, 432, 84, '#2f3b57', { rx: 8 }), times(6, index => rect(392 + index * 71, 352, 60, 68, '#ffe9b0', { rx: 6 })), rect(380, 300, 440, 26, '#a3281f', { rx: 10 }), line('M560 300 L600 206 L640 300', '#2b2f40', 7), rect(570, 440, 60, 120, '#8e1f17'), circle(420, 520, 20, '#fff6cf'), circle(780, 520, 20, '#fff6cf'), rect(380, 556, 440, 34, '#2b2f40', { rx: 8 }), times(4, index => circle(440 + index * 106, 598, 22, '#1d2130'))]),
    glow('beam', 420, 520, 110, '#fff3c0', 0.7), glow('beam2', 780, 520, 110, '#fff3c0', 0.7),
    ...[80, 190, 960, 1100].map((x, index) => tree(x, 640, 300 + (index * 43) % 60, '#dfe7f2', '#4a4452')), snow(9, 170),
  )
}
