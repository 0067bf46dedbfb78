/** A text, or texts by language. */
export type LayoutText = string | { [language: string]: string }

export type LayoutAction
  = { type: 'redirect', uri: string }
    | { type: 'restEvent', id: string }
    | { type: 'openRestApp', actionParams?: { [key: string]: unknown }, sliderParams?: { width?: number, leftBoundary?: number, title?: string } }

type Scope = 'web' | 'mobile'

export type SimpleBlock
  = { type: 'text', properties: { value: LayoutText, title?: LayoutText, multiline?: boolean, bold?: boolean, size?: 'xs' | 'sm' | 'md', color?: string, scope?: Scope } }
    | { type: 'link', properties: { text: LayoutText, action: LayoutAction, bold?: boolean, scope?: Scope } }
    | { type: 'deadline', properties?: { scope?: Scope } }

export type LayoutBlock
  = SimpleBlock
    | { type: 'largeText', properties: { value: LayoutText, scope?: Scope } }
    | { type: 'withTitle', properties: { title: LayoutText, block: SimpleBlock, inline?: boolean, scope?: Scope } }
    | { type: 'lineOfBlocks', properties: { blocks: { [key: string]: SimpleBlock }, scope?: Scope } }

/** A tag, a button or an item of the menu. */
interface LayoutPart { title: LayoutText, action?: LayoutAction, scope?: Scope, hideIfReadonly?: boolean }

/** How an application drew its activity, as far as this portal shows it. */
export interface ActivityLayout {
  header: { title: LayoutText, titleAction?: LayoutAction, tags?: { [key: string]: LayoutPart & { type: string } } }
  body: { logo: { code: string, action?: LayoutAction }, blocks?: { [key: string]: LayoutBlock } }
  footer?: { buttons?: { [key: string]: LayoutPart & { type: 'primary' | 'secondary' } }, menu?: { items?: { [key: string]: LayoutPart } } }
}

/** An activity of a card. */
export interface ActivityView {
  /** Null when the application is gone or the person may not use it. */
  appId: number | null
  appTitle: string
  isCompleted: boolean
  isIncoming: boolean
  deadline: string | null
  layout: ActivityLayout
}
