import { readFileSync } from 'node:fs'
import type { FieldMap } from '../src/index.ts'

export interface KnockVector { name: string, request: { method: string, contentType: string, query: string, body: string }, expects: { deal: number, from: string } | { refused: 'unreadable' | 'token' | 'portal' }, fitsSchema?: boolean }
export interface OrderVector { name: string, deal: number, published: string, done: number, expects: { take: { kind: string, revision: number, key: string } } | { ignore: string }, fitsSchema?: boolean }
export interface HtmlVector { technique: string, name: string, html: string, keeps: string, safe: string }

export interface DealVector {
  name: string
  knock: number
  site: { kind: 'template' | 'event', id: string, deal: number | null, revision: number | null, title: string }[]
  portal: { deals: Record<string, unknown>[], contacts: Record<string, unknown>[], users: Record<string, unknown>[], files: Record<string, string> }
  expects: { answer: Record<string, unknown> | null, notId?: string, publication?: 'synced' | 'refused', idField?: 'siteTemplate' | 'siteEvent', element?: Record<string, unknown> }
}

const folder = new URL('../../docs/site-contract/', import.meta.url)

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T
}

export const contractReadme = readFileSync(new URL('README.md', folder), 'utf8')
export const schema = (name: string) => read<{ $id: string }>(`${name}.schema.json`)
export const fieldMap = read<FieldMap>('vectors/field-map.json')
export const knocks = read<{ rules: { portal: string, applicationToken: string }, statuses: Record<string, number>, knocks: KnockVector[] }>('vectors/knocks.json')
export const { orders } = read<{ orders: OrderVector[] }>('vectors/orders.json')
export const { texts } = read<{ texts: HtmlVector[] }>('vectors/html.json')
export const { answers } = read<{ answers: { name: string, answer: unknown, fitsSchema: boolean }[] }>('vectors/answers.json')
export const { pages } = read<{ pages: { name: string, page: unknown, fitsSchema: boolean }[] }>('vectors/inventory.json')
export const dealVectors = read<{ cases: DealVector[] }>('vectors/deals.json').cases
