import { buildMatrix } from './matrix'
import type { RevenuePart } from './types'

/** What a contact's structured field holds: from which deals his totals were counted, how, when and by whom. */
export interface RevenueRecord {
  /** Whose it is: a record that came with a merged or copied contact is another's. */
  contactId: number
  /** Of the settings and of the rates it was counted with, see `marks.ts`. */
  settings: string
  rates: string
  currency: string
  /** Of the line in words. */
  language: 'ru' | 'en'
  /** By ascending deal id. */
  parts: readonly RevenuePart[]
  /** False: too many deals for the field. `parts` then holds sums of years and pipelines under ids below zero. */
  isWhole: boolean
  /** Portal time, ISO. */
  at: string
  by: number
}

/** Bytes that a text field of the portal takes, with room for its own escaping. */
const mostBytes = 60_000

/**
 * Reads a record.
 *
 * @param contactId Whose field it is.
 * @returns `null` for none, for what is no record, and for another contact's.
 */
export function readRecord(text: unknown, contactId: number): RevenueRecord | null {
  const { v, contact, settings, rates, currency, language, of, at, by } = parsed(text)
  if (v !== 1 || contact !== contactId || typeof of !== 'string')
    return null
  const parts = readCells(of)
  if (parts === null || [settings, rates, currency, at].some(each => typeof each !== 'string') || typeof by !== 'number')
    return null
  return {
    contactId, parts: parts.sort((one, other) => one.dealId - other.dealId), isWhole: parts.every(({ dealId }) => dealId > 0), by,
    settings: settings as string, rates: rates as string, currency: currency as string, at: at as string, language: language === 'en' ? 'en' : 'ru',
  }
}

/** A record as its field takes it: about seventeen bytes a deal. */
export function writeRecord(record: RevenueRecord): string {
  const text = textOf(record, record.parts)
  return text.length <= mostBytes ? text : textOf(record, cellsOf(record.parts))
}

/** How a deal stands in a record: what a search for records that count it looks for. */
export function dealToken(dealId: number): string {
  return `#${dealId}:`
}

/** Counted alike: when and by whom does not matter. */
export function areSameRecords(one: RevenueRecord, other: RevenueRecord): boolean {
  const bare = (record: RevenueRecord) => writeRecord({ ...record, at: '', by: 0 })
  return bare(one) === bare(other)
}

function textOf({ contactId, settings, rates, currency, language, at, by }: RevenueRecord, parts: readonly RevenuePart[]): string {
  return JSON.stringify({ v: 1, contact: contactId, currency, settings, rates, language, at, by, of: writeCells(parts) })
}

/** `2025/5#12:4166667#15:100;2026/5#18:9`: deals by year and pipeline, sums in smallest units. */
function writeCells(parts: readonly RevenuePart[]): string {
  const cells = new Map<string, string>()
  for (const { dealId, year, pipelineId, minor } of [...parts].sort((one, other) => one.year - other.year || one.pipelineId - other.pipelineId || one.dealId - other.dealId)) {
    const cell = `${year}/${pipelineId}`
    cells.set(cell, `${cells.get(cell) ?? cell}${dealToken(dealId)}${minor}`)
  }
  return [...cells.values()].join(';')
}

function readCells(text: string): RevenuePart[] | null {
  const parts: RevenuePart[] = []
  for (const cell of text === '' ? [] : text.split(';')) {
    const [head = '', ...deals] = cell.split('#')
    const [, year, pipeline] = /^(\d{4})\/(\d+)$/.exec(head) ?? []
    const read = deals.map(deal => /^(-?\d+):(-?\d+)$/.exec(deal))
    if (year === undefined || read.length === 0 || read.includes(null))
      return null
    parts.push(...read.map(found => ({ dealId: Number(found![1]), year: Number(year), pipelineId: Number(pipeline), minor: Number(found![2]) })))
  }
  return parts
}

function cellsOf(parts: readonly RevenuePart[]): RevenuePart[] {
  const { years, pipelines, cell } = buildMatrix(parts)
  const sums = years.flatMap(year => pipelines.map(pipelineId => ({ year, pipelineId, minor: cell(year, pipelineId) })))
  return sums.flatMap(({ minor, ...place }, index) => minor === null ? [] : [{ ...place, minor, dealId: -1 - index }])
}

function parsed(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' && text !== '' ? text : '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  catch {
    return {}
  }
}
