/** What a person enters about the price of one unit, in major units of the record's currency. */
export interface PriceInput {
  /** With discount and tax. */
  price: number
  /** 1 a sum, 2 per cent. */
  discountTypeId: number
  discountRate: number
  discountSum: number
  /** Per cent, or null for "no tax". */
  taxRate: number | null
}

export interface Prices {
  priceExclusive: number
  priceNetto: number
  priceBrutto: number
  discountRate: number
  discountSum: number
}

function round(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100
}

/**
 * The other prices of a row: without tax, without discount, and with tax but without discount, all in cents.
 *
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/product-rows/crm-item-productrow-add.html
 */
export function pricesOf({ price, discountTypeId, discountRate, discountSum, taxRate }: PriceInput): Prices {
  const tax = 1 + (taxRate ?? 0) / 100
  const exclusive = round(price / tax)
  const isPercent = discountTypeId !== 1
  const rate = Math.min(discountRate, 99.99)
  const netto = round(isPercent ? exclusive / (1 - rate / 100) : exclusive + discountSum)
  return {
    priceExclusive: exclusive,
    priceNetto: netto,
    priceBrutto: round(netto * tax),
    discountRate: isPercent || netto === 0 ? discountRate : round((discountSum / netto) * 100),
    discountSum: isPercent ? round(netto - exclusive) : discountSum,
  }
}
