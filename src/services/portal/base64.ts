/** Bytes of a file once it is Base64. */
export function base64Bytes(sizeBytes: number): number {
  return 4 * Math.ceil(sizeBytes / 3)
}

/**
 * A file's content as the portal takes it: Base64 without a `data:` prefix.
 *
 * @throws {DOMException} when the file cannot be read any more.
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-upload-files.html
 */
export function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
    reader.onerror = () => reject(reader.error ?? new DOMException('The file cannot be read.', 'NotReadableError'))
    reader.readAsDataURL(file)
  })
}

/** What one request carries at most, Base64 included: it has to end in 60 s on an ordinary office line. */
export const requestBytes = 8 * 1024 * 1024

/**
 * Splits files into requests, in their order.
 *
 * @throws {RangeError} when one file alone is over the limit; ask before.
 */
export function planRequests<T>(files: readonly T[], sizeBytes: (file: T) => number, limitBytes = requestBytes): T[][] {
  const requests: T[][] = []
  let room = 0
  for (const file of files) {
    const bytes = base64Bytes(sizeBytes(file))
    if (bytes > limitBytes)
      throw new RangeError(`A file of ${sizeBytes(file)} bytes does not fit into one request.`)
    if (requests.length === 0 || bytes > room) {
      requests.push([])
      room = limitBytes
    }
    requests.at(-1)!.push(file)
    room -= bytes
  }
  return requests
}
