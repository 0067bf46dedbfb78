/**
 * Stands in for `qs-esm` inside the SDK, which writes its batch commands with it; the same is here already for our own, and
 * 2 KB (gzip) smaller.
 */
export { phpQuery as stringify } from '../src/services/portal/phpQuery.ts'
