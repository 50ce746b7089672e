import type { BillId, ConversationId, CustomerId } from '@zuoxi/sdk'
import type { Asked, Answers } from './answer.ts'

const most = 50
/** More than a house has in force: a favourite that does not fit comes last, and must be known all the same. */
const all = 200

export const wordingAnswers: Answers<'searchWording' | 'loadFavourites' | 'insertWording'> = {
  searchWording: async (effect, { desk, call }) => {
    const { conversationId, text } = effect
    const { results } = await desk.wording.search({ ...whomFor(effect), text, limit: most }, call)
    return { kind: 'wordings', conversationId, text, hits: results }
  },
  loadFavourites: async (effect, { desk }) => {
    const { results } = await desk.wording.search({ ...whomFor(effect), text: '', limit: all })
    const hits = results.filter(({ wording }) => wording.favourite !== undefined)
    return { kind: 'favourites', conversationId: effect.conversationId, hits }
  },
  insertWording: async (effect, { desk, key }) => {
    const { conversationId, billId } = effect
    const filled = await desk.wording.insert({ ...whomFor(effect), key: effect.key, idempotencyKey: key() })
    return { kind: 'inserted', conversationId, billId, filled }
  },
}

type AboutWording = Extract<Asked, { do: 'searchWording' | 'loadFavourites' | 'insertWording' }>

function whomFor({ conversationId, customerId, billId }: AboutWording): {
  conversationId: ConversationId
  customerId: CustomerId
  billId?: BillId
} {
  return { conversationId, customerId, ...(billId === undefined ? {} : { billId }) }
}
