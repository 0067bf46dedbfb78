/** `unreadable`: the browser may show the file but not hand us its bytes (the portal sends it on without CORS), or it is gone. */
export type Download = { kind: 'done', file: Blob } | { kind: 'unreadable' }

/**
 * Reads a file's bytes, without any session of the portal.
 *
 * @param url As the portal gave it; it may hold a token, so it is neither kept nor shown.
 * @throws the signal's reason
 */
export async function downloadFile(url: string, { signal, fetch: get = fetch }: { signal?: AbortSignal, fetch?: typeof fetch } = {}): Promise<Download> {
  if (!URL.canParse(url) || !['https:', 'http:'].includes(new URL(url).protocol))
    return { kind: 'unreadable' }
  try {
    const response = await get(url, { credentials: 'omit', referrerPolicy: 'no-referrer', ...(signal ? { signal } : {}) })
    return response.ok ? { kind: 'done', file: await response.blob() } : { kind: 'unreadable' }
  }
  catch {
    // The browser does not tell a forbidden answer from a lost one.
    signal?.throwIfAborted()
    return { kind: 'unreadable' }
  }
}
