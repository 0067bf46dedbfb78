import { Hono } from 'hono'
import type { Context } from 'hono'
import { userOfRequest } from '../auth/tokens.ts'
import { entityOf } from '../crm/entities.ts'
import { itemStore } from '../crm/items.ts'
import type { Portal } from '../portal.ts'
import { RestError } from '../rest/method.ts'
import { cardOf } from './card.ts'
import { catalogPage, findProducts, productPage } from './catalog.ts'
import type { CurrencyLine, ProductLine, SaveRequest } from './contract.ts'
import { currencyLines, saveRate } from './currencies.ts'
import { fileHeaders, fileOfCard } from './files.ts'
import { boardOf, findRecords, listOf } from './list.ts'
import { personOf } from './people.ts'
import { productsOf, saveProducts } from './products.ts'
import { referenceTo } from './references.ts'
import { refusalOf, saveCard } from './save.ts'
import { sessionOf } from './session.ts'
import { addComment, timelineOf } from './timeline.ts'

function numberOf(context: Context, name: string): number {
  const value = Number(context.req.param(name))
  if (!Number.isInteger(value) || value < 0)
    throw new RestError('NOT_FOUND', 'There is no such page', 404)
  return value
}

function questionNumber(context: Context, name: string): number | null {
  const value = context.req.query(name)
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : null
}

async function jsonOf<T>(context: Context): Promise<T> {
  return await context.req.json() as T
}

/** Data of cards and lists, under `/_ui`. */
export function dataRoutes(portal: Portal): Hono {
  const routes = new Hono()
  const userOf = (context: Context) => userOfRequest(portal, context.req.raw)
  const type = (context: Context) => entityOf(portal.state, numberOf(context, 'type')).entityTypeId
  const id = (context: Context) => numberOf(context, 'id')

  routes.get('/session', context => context.json(sessionOf(portal, userOf(context))))

  routes.get('/person/:id', context => context.json(personOf(portal, id(context))))

  routes.get('/card/:type/:id', context => context.json(cardOf(portal, userOf(context), type(context), id(context), questionNumber(context, 'category') ?? 0)))

  routes.post('/card/:type/:id', async context => {
    const user = userOf(context)
    const request = await jsonOf<SaveRequest>(context)
    try {
      const item = saveCard(portal, user, type(context), id(context), request)
      return context.json({ id: item.id })
    }
    catch (error) {
      if (!(error instanceof RestError))
        throw error
      return context.json(refusalOf(portal, user, type(context), error), 422)
    }
  })

  routes.delete('/card/:type/:id', context => {
    itemStore.remove(portal, userOf(context), type(context), id(context))
    return context.json({ deleted: true })
  })

  routes.get('/card/:type/:id/timeline', context => context.json(timelineOf(portal, userOf(context), type(context), id(context))))
  routes.post('/card/:type/:id/comment', async context => {
    const { text } = await jsonOf<{ text: string }>(context)
    addComment(portal, userOf(context), type(context), id(context), text)
    return context.json({ saved: true })
  })

  routes.get('/card/:type/:id/products', context => context.json(productsOf(portal, userOf(context), type(context), id(context))))
  routes.post('/card/:type/:id/products', async context => {
    const { rows } = await jsonOf<{ rows: ProductLine[] }>(context)
    saveProducts(portal, userOf(context), type(context), id(context), rows)
    return context.json({ saved: true })
  })

  routes.get('/products', context => context.json(findProducts(portal, userOf(context), context.req.query('search') ?? '', context.req.query('currency') ?? '')))
  routes.get('/product/:id', context => context.json(productPage(portal, userOf(context), id(context))))
  routes.get('/catalog/:id', context => {
    const page = Math.max(1, questionNumber(context, 'page') ?? 1)
    return context.json(catalogPage(portal, userOf(context), id(context), { search: context.req.query('search') ?? '', page }))
  })
  routes.get('/currencies', context => context.json(currencyLines(portal, userOf(context))))
  routes.post('/currencies', async context => {
    saveRate(portal, userOf(context), await jsonOf<CurrencyLine>(context))
    return context.json({ saved: true })
  })

  routes.get('/list/:type', context => {
    const page = Math.max(1, questionNumber(context, 'page') ?? 1)
    const question = { search: context.req.query('search') ?? '', page, categoryId: questionNumber(context, 'category') }
    return context.json(listOf(portal, userOf(context), type(context), question))
  })
  routes.get('/board/:type/:id', context => context.json(boardOf(portal, userOf(context), type(context), id(context))))
  routes.get('/find/:type', context => context.json(findRecords(portal, userOf(context), type(context), context.req.query('search') ?? '')))

  routes.get('/reference/:type/:id', context => context.json(referenceTo(portal, userOf(context), type(context), id(context))))

  routes.get('/file/:type/:id/:field/:file', context => {
    const file = fileOfCard(portal, userOf(context), type(context), id(context), context.req.param('field'), numberOf(context, 'file'))
    return file ? context.body(new Uint8Array(file.bytes), 200, fileHeaders(file)) : context.notFound()
  })
  return routes
}
