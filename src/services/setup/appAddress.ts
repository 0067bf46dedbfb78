/** Folder in which the application lives, by the address of one of its pages; without query and fragment. */
export function appAddress(pageAddress: string = window.location.href): string {
  return new URL('.', pageAddress).href
}
