import { greenhouse, metroHall, pottery, shadowPuppets, teacups, theatreStage, watercolour } from './indoors.ts'
import { artNouveau, autumnAlley, courtyard, kitajGorod, merchantStreet, nightStreet, palaceOnHill } from './streets.ts'
import { fireworks, highRise, pastilaTown, pineHills, riverBoat, snowyTram, starrySky } from './views.ts'

/** Every illustration by file name without the extension; each returns an SVG document of 1200×675. */
export const scenes = {
  'kitaj-gorod': kitajGorod,
  'palace-on-hill': palaceOnHill,
  'merchant-street': merchantStreet,
  'high-rise': highRise,
  teacups: teacups,
  'river-boat': riverBoat,
  watercolour: watercolour,
  'metro-hall': metroHall,
  'starry-sky': starrySky,
  'pastila-town': pastilaTown,
  'pine-hills': pineHills,
  'autumn-alley': autumnAlley,
  pottery: pottery,
  'art-nouveau': artNouveau,
  'night-street': nightStreet,
  courtyard: courtyard,
  'theatre-stage': theatreStage,
  'shadow-puppets': shadowPuppets,
  fireworks: fireworks,
  greenhouse: greenhouse,
  'snowy-tram': snowyTram,
} as const

export type PictureName = keyof typeof scenes
