export { connectLocally, type LocalDesk } from './connect-locally.ts'
export type { Cast } from './format/cast.ts'
export { Expectation, FixtureConversation, FixtureTurn } from './format/conversation.ts'
export {
  fixtureBillId,
  fixtureCouponId,
  fixtureCustomerId,
  fixtureLoanId,
  fixtureOrderId,
  fixtureWordingId,
} from './format/ids.ts'
export { FixtureCoupon, FixtureOrder, FixtureRefund } from './format/order.ts'
export { FixtureBill, FixtureLoan, FixturePerson, FixtureRepayment } from './format/person.ts'
export { DayText, TimeText, YuanText } from './format/values.ts'
export { FixtureWording } from './format/wording.ts'
export { orderAmount } from './read/check-orders.ts'
export { FixtureError, type FixtureProblem, type FixtureProblemCode } from './read/fixture-error.ts'
export { type FiledConversation, readCast, readConversations } from './read/read-cast.ts'
export { parseRules, readRules, type RuleText } from './read/read-rules.ts'
export { maxFixtureBytes } from './read/read-text.ts'
export type { TurnFailure } from './player/outcome.ts'
export { playConversation, type PlayedConversation } from './player/play-conversation.ts'
export { rehearse, type RehearsalOptions, type RehearsalReport, type RehearsalResult } from './player/rehearse.ts'
export type { DeskPair, Scene, Stage } from './player/stage.ts'
