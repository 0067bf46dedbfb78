import { RestError } from '../rest/method.ts'

/** Codes of `Access Denied`, which the pages give as numbers. */
export const DENIED = { catalog: 200040300010, prices: 200040300020, sections: 200040300030, element: 200040300040, sectionDeletion: 200040300050 } as const

/** A refusal whose code goes out as a number. */
function numeric(code: number, description: string): RestError {
  return new RestError(String(code), description, 400, { error: code })
}

/**
 * Refusals of `catalog.*`. The pages name 400 for all of them.
 *
 * @see https://apidocs.bitrix24.com/api-reference/catalog/product/catalog-product-add.html
 */
export const catalogErrors = {
  numeric,
  denied: (code: number) => numeric(code, 'Access Denied'),
  /** The pages of properties and list values give the code as a text. */
  plain: (description: string) => new RestError('0', description),
  other: (description: string) => numeric(0, description),
  /** Code `-` of the pages. */
  nameless: (description: string) => new RestError('', description),
  noBlock: () => numeric(200040300000, 'Iblock not found'),
  requiredFields: (names: string[]) => numeric(0, `Required fields: ${names.join(', ')}`),
}
