interface ProgressOptions {
  signal?: AbortSignal | undefined
  onProgress: (sentBytes: number, totalBytes: number) => void
  timeoutMs?: number
}

/** The portal itself stops a request after 60 s. */
const uploadTimeoutMs = 65_000

/**
 * Posts JSON and tells how much of it has gone out, which `fetch` does not.
 *
 * @returns The answer as text, whatever its status.
 * @throws {TypeError} when the connection fails or the answer comes from another origin; `TimeoutError`; the signal's reason.
 */
export function sendWithProgress(url: string, body: string, { signal, onProgress, timeoutMs = uploadTimeoutMs }: ProgressOptions): Promise<{ status: number, text: string }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted)
      return reject(signal.reason as Error)
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    request.open('POST', url)
    request.timeout = timeoutMs
    request.setRequestHeader('Content-Type', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => {
      // It follows redirects by itself: an answer from elsewhere is none of the portal's.
      if (new URL(request.responseURL).origin === new URL(url).origin)
        resolve({ status: request.status, text: request.responseText })
      else
        reject(new TypeError('The answer comes from another address.'))
    }
    request.onerror = () => reject(new TypeError('The connection failed.'))
    request.ontimeout = () => reject(new DOMException(`No answer in ${timeoutMs} ms.`, 'TimeoutError'))
    request.onabort = () => reject(signal?.reason as Error)
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop)
    request.send(body)
  })
}
