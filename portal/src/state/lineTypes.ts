/** An open channel with its queue. */
export interface OpenLine {
  id: number
  name: string
  isActive: boolean
  /** Operators, by user id. */
  queue: number[]
  /** Who may see its conversations and join them besides operators and administrators. */
  joiners: 'all' | number[]
  createdTime: string
}

/** A customer who has written. Ids are one row with those of employees, as on a portal. */
export interface LineClient { id: number, name: string, phone: string, code: string }

/** What a chat of an open channel is besides: one client by one connector. */
export interface LineDialog {
  chatId: number
  lineId: number
  connector: string
  clientId: number
  /** Bound records: `L_4`, `C_7`. */
  crm: string[]
  /** Null while nobody has taken it. */
  operatorId: number | null
  sessionId: number
  isClosed: boolean
  /** When the client wrote last; null when never. */
  lastClientTime: string | null
}

/** A message on its way to a client. */
export interface LineDelivery {
  messageId: number
  chatId: number
  connector: string
  clientId: number
  authorId: number
  text: string
  time: string
  /** `refused`: the connector's window was over. */
  state: 'sent' | 'refused'
}

export interface LinesState {
  items: OpenLine[]
  clients: Map<number, LineClient>
  /** By chat id. */
  dialogs: Map<number, LineDialog>
  /** Oldest first. */
  outbox: LineDelivery[]
}
