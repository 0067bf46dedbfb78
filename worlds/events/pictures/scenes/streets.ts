import { circle, cloud, dome, ellipse, glow, group, lamp, line, picture, rect, shape, sky, stars, times, tree, windows } from '../svg.ts'

/** A brick wall with swallow-tail teeth and a corner tower at sunset. */
export function kitajGorod(): string {
  const tooth = (x: number, y: number) => shape(`M${x} ${y} V${y - 52} L${x + 13} ${y - 38} L${x + 26} ${y - 52} V${y} Z`, '#b4492f')
  return picture(
    sky('#f7b267', '#f4845f', '#8d4a63'),
    glow('sun', 880, 330, 260, '#ffe8b8'), circle(880, 330, 62, '#fff1cf'),
    cloud(260, 130, 120, '#f9c58d'), cloud(1030, 110, 90, '#f9b984'),
    group([rect(610, 300, 60, 150, '#7c4254'), dome(640, 300, 34, '#5f7f8f', '#8a5063'), rect(720, 340, 44, 110, '#7c4254'), dome(742, 340, 22, '#5f7f8f', '#8a5063')]),
    rect(0, 430, 1200, 150, '#a53f29'),
    times(30, index => tooth(index * 42 - 6, 432)),
    times(9, row => times(25, index => rect(index * 50 + (row % 2) * 25, 440 + row * 16, 46, 12, index % 3 === row % 3 ? '#bb5236' : '#ab4730', { opacity: 0.55 }))),
    times(7, index => shape(`M${440 + index * 120} 560 v-50 a22 22 0 0 1 44 0 v50 Z`, '#7d2f21')),
    shape('M150 580 V260 H360 V580 Z', '#b64d32'),
    rect(135, 236, 240, 40, '#c45a3b'), times(6, index => tooth(139 + index * 40, 238)),
    shape('M160 190 L255 40 L350 190 Z', '#3f6b5b'), rect(251, 12, 8, 34, '#e8c66a'), shape('M259 14 l34 10 l-34 10 Z', '#e8c66a'),
    times(3, index => shape(`M${185 + index * 56} 400 v-42 a14 14 0 0 1 28 0 v42 Z`, '#51201a')),
    shape('M215 580 v-70 a40 40 0 0 1 80 0 v70 Z', '#51201a'),
    rect(0, 578, 1200, 97, '#5a3846'), times(26, index => ellipse(index * 50 + 10, 600 + (index % 4) * 20, 34, 8, '#6b4552')),
    tree(560, 590, 190, '#c8762c'), tree(1090, 596, 230, '#d9932f'), lamp('lamp', 980, 600, 150),
  )
}

/** A white palace with columns and a belvedere on a green hill. */
export function palaceOnHill(): string {
  const column = (x: number) => rect(x, 250, 15, 120, '#fdfbf4', { stroke: '#cfd4dc' })
  return picture(
    sky('#8fc1e3', '#cfe6f2', '#f4ead5'),
    cloud(200, 120, 110, '#fff'), cloud(960, 90, 130, '#fff'), cloud(760, 180, 60, '#fff'),
    shape('M0 520 C200 430 420 400 600 400 C800 400 1010 440 1200 510 V675 H0 Z', '#6f9a5b'),
    shape('M0 600 C300 540 800 540 1200 600 V675 H0 Z', '#547f4b'),
    group([rect(250, 300, 170, 110, '#f5efe2'), rect(780, 300, 170, 110, '#f5efe2'), shape('M240 300 L335 252 L430 300 Z', '#e7dfcd'), shape('M770 300 L865 252 L960 300 Z', '#e7dfcd')]),
    rect(420, 320, 360, 90, '#ece4d3'),
    rect(470, 230, 260, 180, '#f8f3e7'), shape('M455 232 L600 170 L745 232 Z', '#e9e1cf'), circle(600, 206, 14, '#c9b68b'),
    times(8, index => column(480 + index * 33)), rect(462, 368, 276, 14, '#ddd3bd'),
    rect(545, 110, 110, 66, '#f8f3e7'), times(5, index => rect(550 + index * 23, 114, 9, 58, '#fdfbf4', { stroke: '#cfd4dc' })),
    rect(535, 98, 130, 14, '#e9e1cf'), shape('M548 98 C548 50 652 50 652 98 Z', '#7fa08f'), rect(597, 30, 6, 34, '#e8c66a'),
    times(4, index => rect(268 + index * 38, 330, 20, 44, '#8ba7bd')), times(4, index => rect(798 + index * 38, 330, 20, 44, '#8ba7bd')),
    times(9, index => shape(`M${560 - index * 9} ${412 + index * 16} H${640 + index * 9} V${428 + index * 16} H${560 - index * 9} Z`, index % 2 ? '#e6dcc6' : '#d6cbb2')),
    line('M60 600 H470 M730 600 H1140', '#3c4a3b', 6), times(14, index => line(`M${70 + index * 30} 560 V604`, '#3c4a3b', 4)), times(14, index => line(`M${740 + index * 30} 560 V604`, '#3c4a3b', 4)),
    tree(120, 560, 200, '#4f8a4c'), tree(220, 520, 140, '#5f9a55'), tree(1080, 560, 210, '#4f8a4c'), tree(1000, 510, 130, '#5f9a55'),
  )
}

/** An autumn alley with a bench, a lamp and a tram far away. */
export function autumnAlley(): string {
  return picture(
    sky('#2c3a5a', '#5c5273', '#c98a5e'),
    glow('moon', 900, 130, 170, '#fff3d0', 0.6), circle(900, 130, 46, '#fff3d6'),
    shape('M0 470 H1200 V675 H0 Z', '#3b3442'), shape('M430 470 H610 L930 675 H110 Z', '#7a5b4c'),
    group([rect(470, 400, 120, 72, '#a8323a', { rx: 8 }), rect(478, 412, 104, 24, '#ffe2a0'), times(3, index => rect(500 + index * 28, 412, 4, 24, '#a8323a')), line('M530 400 V372 L550 360', '#222', 4), circle(530, 448, 8, '#ffe9b5')]),
    line('M0 352 C300 372 800 372 1200 340', '#222a3e', 3),
    times(6, index => tree(60 + index * 62, 480 + index % 2 * 22, 300 - index * 30, ['#b5582c', '#c9752e', '#9c4630'][index % 3] ?? '#b5582c', '#241b22')),
    times(6, index => tree(1140 - index * 70, 484 + index % 2 * 24, 320 - index * 32, ['#c9752e', '#a34f2b', '#d99a3d'][index % 3] ?? '#b5582c', '#241b22')),
    lamp('lamp', 300, 590, 300), lamp('lamp2', 760, 560, 210),
    group([rect(340, 560, 190, 14, '#2b2028'), rect(340, 530, 190, 12, '#2b2028'), rect(340, 508, 190, 12, '#2b2028'), rect(356, 500, 8, 106, '#15121a'), rect(506, 500, 8, 106, '#15121a')]),
    shape('M586 598 c-4 -30 4 -54 22 -56 l4 -16 l9 12 h10 l9 -12 l4 18 c14 14 4 54 -2 54 Z', '#0e0c12'), line('M644 592 c26 4 28 -26 16 -38', '#0e0c12', 7), circle(624, 546, 3, '#ffd166'), circle(638, 546, 3, '#ffd166'),
    times(46, index => ellipse((index * 137) % 1200, 540 + (index * 53) % 130, 9, 4, ['#d98b3a', '#b5582c', '#e0b050'][index % 3] ?? '#d98b3a', { transform: `rotate(${index * 31} ${(index * 137) % 1200} ${540 + (index * 53) % 130})` })),
  )
}

/** A wet night street: lit windows and their reflection. */
export function nightStreet(): string {
  const houses = group([
    rect(0, 130, 250, 290, '#2a2f55'), rect(250, 190, 190, 230, '#333a66'), rect(440, 90, 130, 330, '#262b4d'),
    rect(760, 150, 180, 270, '#2f3560'), rect(940, 100, 260, 320, '#262b4d'),
    windows(3, 24, 160, 5, 5, { x: 44, y: 50 }, { width: 24, height: 30 }, '#ffcf70', '#3d4474'),
    windows(9, 270, 220, 4, 4, { x: 42, y: 48 }, { width: 22, height: 28 }, '#ffe0a0', '#454d80'),
    windows(5, 458, 116, 3, 6, { x: 38, y: 48 }, { width: 20, height: 28 }, '#ffcf70', '#39406d'),
    windows(7, 780, 180, 4, 5, { x: 40, y: 46 }, { width: 22, height: 28 }, '#ffe0a0', '#434b7e'),
    windows(8, 962, 130, 6, 6, { x: 40, y: 46 }, { width: 22, height: 28 }, '#ffcf70', '#39406d'),
    rect(30, 372, 190, 48, '#e8a04a'), rect(270, 376, 150, 44, '#6fb7b0'), rect(975, 372, 190, 48, '#d46a6a'),
  ])
  return picture(
    sky('#12152e', '#232a57', '#5a4a7a'), stars(4, 60, 120),
    houses, rect(0, 420, 1200, 255, '#191c38'),
    group([houses], { transform: 'translate(0 840) scale(1 -1)', opacity: 0.38 }),
    times(22, index => rect((index * 173) % 1150, 440 + (index * 41) % 220, 60 + (index % 4) * 30, 3, '#8f8fc9', { opacity: 0.35 })),
    line('M570 420 L430 675 M760 420 L980 675', '#3b4078', 5), line('M664 440 V480 M664 520 V580 M664 620 V675', '#d8d8f0', 8, { opacity: 0.7 }),
    lamp('lampA', 590, 470, 230), lamp('lampB', 900, 560, 320),
    group([line('M250 675 L290 560 L330 675 M290 560 V675', '#0b0d1c', 9), rect(252, 500, 80, 58, '#0b0d1c', { rx: 8 }), circle(345, 528, 22, '#0b0d1c'), circle(349, 528, 12, '#5ea0d8'), rect(272, 488, 34, 14, '#0b0d1c')]),
  )
}

/** A courtyard with a clothes line and a dovecote. */
export function courtyard(): string {
  const shirt = (x: number, y: number, colour: string) => shape(`M${x} ${y} l22 -8 h24 l22 8 l-10 26 l-12 -6 v58 h-24 v-58 l-12 6 Z`, colour)
  return picture(
    sky('#aee1f5', '#e6f4f1'), cloud(640, 90, 80, '#fff'), cloud(520, 150, 46, '#fff'),
    rect(0, 60, 380, 500, '#e7b37a'), rect(820, 20, 380, 540, '#d98a6a'),
    windows(2, 40, 110, 4, 4, { x: 84, y: 104 }, { width: 46, height: 66 }, '#fff3d1', '#7d9db5', 0.3),
    windows(6, 860, 80, 4, 4, { x: 84, y: 108 }, { width: 46, height: 68 }, '#fff3d1', '#6f8ba3', 0.35),
    times(4, index => rect(34, 180 + index * 104, 58, 8, '#f7ead2')), times(4, index => rect(1108, 152 + index * 108, 58, 8, '#f7ead2')),
    rect(0, 548, 1200, 127, '#9cb97a'), shape('M380 548 H820 L1000 675 H200 Z', '#cdbd9d'),
    line('M380 220 C520 262 680 262 820 210', '#5c5046', 4),
    shirt(430, 246, '#fff'), shirt(520, 258, '#7fb3d5'), shirt(610, 256, '#f6c453'), rect(704, 236, 78, 104, '#e9eef2'),
    group([rect(560, 430, 130, 90, '#4f7f86'), shape('M545 432 L625 380 L705 432 Z', '#2f5560'), times(3, index => circle(592 + index * 34, 474, 12, '#20383f')), rect(575, 520, 10, 60, '#3a2f28'), rect(665, 520, 10, 60, '#3a2f28')]),
    times(4, index => group([ellipse(468 + index * 26, 592 + index % 2 * 16, 13, 8, '#f4f4f4'), circle(479 + index * 26, 583 + index % 2 * 16, 6, '#f4f4f4')])),
    group([rect(160, 588, 190, 12, '#5c8a5a'), rect(160, 564, 190, 10, '#5c8a5a'), rect(176, 560, 8, 72, '#39433a'), rect(326, 560, 8, 72, '#39433a')]),
    tree(110, 640, 330, '#74a857'), tree(1060, 650, 300, '#86b562'),
  )
}

/** A tall house with a wavy window, irises and a curved stair. */
export function artNouveau(): string {
  const iris = (x: number, y: number, colour: string) => group([line(`M${x} ${y} C${x - 16} ${y + 80} ${x + 10} ${y + 130} ${x} ${y + 190}`, '#3f7357', 8), shape(`M${x} ${y} c-40 -10 -46 -60 -14 -66 c2 26 10 34 14 40 c4 -6 12 -14 14 -40 c32 6 26 56 -14 66 Z`, colour), ellipse(x, y + 6, 26, 13, colour, { opacity: 0.8 })])
  return picture(
    sky('#f2e3c6', '#f7efdc'), rect(120, 0, 960, 675, '#d8c6a0'), rect(120, 0, 960, 120, '#4a7c7e'),
    times(10, index => iris(170 + index * 96, 64, index % 2 ? '#7a5fa8' : '#5a78c0')), rect(120, 112, 960, 16, '#b59a62'), rect(120, 128, 960, 34, '#c7b384'),
    shape('M330 600 V350 C330 200 470 190 600 190 C730 190 870 200 870 350 V600 Z', '#f3ead4'),
    shape('M360 600 V360 C360 236 480 222 600 222 C720 222 840 236 840 360 V600 Z', '#7eb0c4'),
    line('M360 470 C460 380 540 560 600 430 C660 560 740 380 840 470', '#5b4327', 10), line('M600 222 V600 M480 236 C440 360 500 420 470 600 M720 236 C760 360 700 420 730 600', '#5b4327', 10),
    line('M360 360 C430 300 540 330 600 290 C660 330 770 300 840 360', '#5b4327', 8),
    times(5, index => circle(400 + index * 100, 300 + (index % 2) * 30, 18, ['#e8a04a', '#c85c5c', '#8cc084'][index % 3] ?? '#e8a04a', { opacity: 0.85 })),
    rect(300, 600, 600, 75, '#b59a62'), times(5, index => rect(260 - index * 30, 604 + index * 16, 680 + index * 60, 16, index % 2 ? '#cbb58a' : '#bda67a')),
    group([rect(170, 330, 96, 260, '#6b4a33', { rx: 46 }), rect(184, 350, 68, 120, '#a6c7cf', { rx: 34 }), circle(248, 520, 7, '#e8c66a'), rect(934, 330, 96, 260, '#6b4a33', { rx: 46 }), rect(948, 350, 68, 120, '#a6c7cf', { rx: 34 }), circle(950, 520, 7, '#e8c66a')]),
    rect(0, 0, 120, 675, '#8aa06f'), rect(1080, 0, 120, 675, '#8aa06f'), tree(60, 680, 420, '#6f8c57'), tree(1140, 680, 460, '#7b9a5f'),
  )
}

/** A quiet merchant street: bell tower, fence, wooden house. */
export function merchantStreet(): string {
  return picture(
    sky('#bfd9ea', '#f3e6d3'), cloud(180, 110, 100, '#fff'), cloud(1000, 150, 120, '#fff'),
    group([rect(540, 180, 130, 360, '#f6f1e6'), rect(520, 176, 170, 16, '#d9cdb4'), rect(556, 90, 98, 90, '#f6f1e6'), shape('M576 180 v-50 a29 29 0 0 1 58 0 v50 Z', '#7f8fa3'), circle(605, 150, 15, '#c9a23f'), dome(605, 92, 24, '#c9a23f', '#e9dfca')]),
    group([rect(690, 300, 200, 240, '#f1e3cf'), times(5, index => dome(718 + index * 36, 300, index === 2 ? 26 : 16, '#2f7a64', '#f6f1e6'))]),
    rect(40, 300, 380, 250, '#b5713f'), shape('M10 306 L230 190 L450 306 Z', '#6e3f2a'), times(9, index => line(`M40 ${330 + index * 25} H420`, '#9d5f33', 3)),
    times(3, index => group([rect(78 + index * 118, 360, 70, 96, '#f7f0e0'), rect(88 + index * 118, 370, 50, 76, '#7ea6bf'), shape(`M${70 + index * 118} 360 h86 l-14 -26 l-29 -14 l-29 14 Z`, '#f7f0e0'), rect(110 + index * 118, 370, 6, 76, '#f7f0e0')])),
    group([rect(930, 250, 250, 300, '#e2a8a0'), windows(1, 956, 290, 4, 3, { x: 56, y: 84 }, { width: 30, height: 52 }, '#fff1cc', '#7289a6'), rect(920, 240, 270, 16, '#f7f0e0')]),
    rect(0, 546, 1200, 129, '#c9b08f'), times(20, index => group([rect(index * 62 - 6, 500, 44, 70, '#4e7a55'), shape(`M${index * 62 - 6} 500 l22 -22 l22 22 Z`, '#4e7a55')])), rect(0, 524, 1200, 8, '#3a5c40'),
    group([shape('M520 668 c-10 -60 -10 -90 30 -100 h70 c40 10 40 40 30 100 Z', '#d9a33a'), rect(545, 548, 80, 22, '#b8842a', { rx: 6 }), rect(566, 520, 38, 30, '#d9a33a', { rx: 8 }), line('M520 610 c-26 0 -30 30 -4 34', '#b8842a', 9), line('M650 610 c26 0 30 30 4 34', '#b8842a', 9), line('M585 640 v18', '#7d5a1c', 8), ellipse(560, 604, 9, 26, '#f3d488', { opacity: 0.8 })]),
    times(3, index => group([ellipse(700 + index * 70, 664, 30, 7, '#fff'), shape(`M${680 + index * 70} 634 h40 c0 20 -8 28 -20 28 s-20 -8 -20 -28 Z`, ['#c85c5c', '#f6f1e6', '#5a78c0'][index] ?? '#fff')])),
  )
}
