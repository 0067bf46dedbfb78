import { expect, it } from 'vitest'
import { sanitiseHtml } from '../sanitise'
import { hostileInputs } from './hostile'

/** The samples as data for whoever writes a site; `npx vitest run --project browser hostileVectors -u` writes them anew. */
it('the site contract’s hostile texts are these samples, with what is left of them here', async () => {
  const texts = hostileInputs.map(({ technique, name, html, keeps = '' }) => ({ technique, name, html, keeps, safe: sanitiseHtml(html).html }))
  await expect(`${JSON.stringify({ texts }, null, 2)}\n`).toMatchFileSnapshot('../../../../docs/site-contract/vectors/html.json')
})
