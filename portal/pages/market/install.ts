import { write } from '../app/api.ts'

/** Marks the application installed and reloads the portal's page with `install_finished=Y|N`. */
export async function finishInstall(base: string): Promise<void> {
  const { finished } = await write<{ finished: boolean }>(`${base}/install-finish`)
  const address = new URL(location.href)
  address.searchParams.set('install_finished', finished ? 'Y' : 'N')
  location.assign(address)
}
