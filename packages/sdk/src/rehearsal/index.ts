export { htmlReport, type ReportInput, reportHtml } from './report/html-report.ts'
export { connectLocally, type LocalDesk } from './connect-locally.ts'
export { type CarriedCall, type Carrier, type CarriedStream, connectOver } from './connect-over.ts'
export { ContactSheet, MomentText } from './format/contact.ts'
export type { Cast } from './format/cast.ts'
export { conversationJsonSchema } from './format/json-schema.ts'
export { ConversationFile, Expectation, FixtureConversation, FixtureTurn } from './format/conversation.ts'
export { FixtureAsk, kindOf, type TurnKind, type TurnOf } from './format/turn.ts'
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
export { FixtureWording, WordingSheet } from './format/wording.ts'
export { type Coverage, CoverageCount, coverageOf, type CoverageRow, type MoreToCover } from './coverage/coverage.ts'
export { type Coverable, coverables, type CoverageKind } from './coverage/known.ts'
export { coverageLines } from './coverage/lines.ts'
export { chanceFrom, type SeededChance } from './generate/chance.ts'
export { type VariationKind, variationKinds, type VariationStock } from './generate/change.ts'
export { type FoundVariation, generate, type Generated, type GenerateOptions } from './generate/generate.ts'
export type { PlayVariation } from './generate/shrink.ts'
export { smallest } from './generate/smallest.ts'
export { FixtureVariations } from './format/variations.ts'
export { orderAmount } from './read/check-orders.ts'
export { FixtureError, type FixtureProblem, type FixtureProblemCode } from './read/fixture-error.ts'
export { assertConversations, type FiledConversation, readCast, readConversations } from './read/read-cast.ts'
export { type ContactDefaults, momentOf, parseContact, readContact } from './read/read-contact.ts'
export { parseRules, readRules, type RuleText } from './read/read-rules.ts'
export { type FiledWording, identityOf, readWording } from './read/read-wording.ts'
export { writtenConversation } from './read/write-conversation.ts'
export { rulesYaml, wordingYaml, type WrittenVersion } from './read/write-wording.ts'
export { maxConversationBytes, maxFixtureBytes } from './read/read-text.ts'
export { type LedgerView, ledgerOf } from './player/ledger-view.ts'
export { describeRefusal, type Outcome, type TurnFailure } from './player/outcome.ts'
export { type PlayInvariant, playInvariants, type SceneBooks } from './player/invariants.ts'
export type { Play } from './player/play.ts'
export {
  needsOf,
  playConversation,
  type PlayedConversation,
  type PlayOptions,
  type Trace,
  type TurnTrace,
} from './player/play-conversation.ts'
export {
  castOf,
  playFiled,
  rehearse,
  type RehearsalOptions,
  type RehearsalReport,
  type RehearsalResult,
  reportOf,
} from './player/rehearse.ts'
export type {
  DeskPair,
  FrameSpan,
  Scene,
  SceneDoor,
  SceneNeeds,
  SceneScreen,
  ScreenFrame,
  Stage,
} from './player/stage.ts'
export { keysIn } from './player/turns/at-screen.ts'
export type { ReportWriter, RunFacts } from './run/report-writer.ts'
export { differencesOf } from './run/differences.ts'
export { type Golden, goldensOf, updateGoldens, type UpdatedFile } from './run/goldens.ts'
export { junit } from './run/junit.ts'
export { type Performance, playOnStages } from './run/play-on-stages.ts'
export { playInPool, type PoolOptions, type Worker } from './run/pool.ts'
export { type FileRehearsal, RehearsalFailed, rehearseFile } from './run/rehearse-file.ts'
export { failedBefore, rememberFailed } from './run/remembered.ts'
export { keyOf, select, type Selection, type Shard, shardOf } from './run/select.ts'
export { step, type Stepper, type StepOptions, type StepWish } from './run/step.ts'
export { Chance } from './invent/chance.ts'
export { inventName, inventNickname } from './invent/names.ts'
export { inventAddress, inventPhone, inventResidentId } from './invent/numbers.ts'
export { type InventedStaff, inventedStaff } from './invent/staff.ts'
export { recordConversation } from './record/record-conversation.ts'
export {
  type RecordedAct,
  type RecordedStaff,
  type Recording,
  type RecordOptions,
  type Touched,
  type WrittenPerson,
  type WrittenTurn,
  type WrittenWording,
} from './record/recording.ts'
