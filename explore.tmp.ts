import { startWorld } from './worlds/start.ts'
const world = await startWorld({ world: 'events', port: 0, quiet: true })
const r = await fetch(`${world.portalOrigin}/rest/1/dev/crm.item.get`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ entityTypeId: 2, id: 1, useOriginalUfNames: 'Y' }) })
console.log(Object.keys(((await r.json()) as any).result.item).filter(k=>k.startsWith('UF')).join(' '))
await world.close()
