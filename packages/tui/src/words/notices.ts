import type { Notice } from './notice.ts'
import { composingNoticesEn } from './composing-en.ts'
import { composingNoticesZh } from './composing-zh.ts'
import { comfortNoticesEn } from './comfort-en.ts'
import { comfortNoticesZh } from './comfort-zh.ts'
import { presenceNoticesEn } from './presence-en.ts'
import { presenceNoticesZh } from './presence-zh.ts'
import { tourNoticesEn } from './tour-en.ts'
import { tourNoticesZh } from './tour-zh.ts'
import { findingNoticesEn } from './finding-en.ts'
import { findingNoticesZh } from './finding-zh.ts'
import { keyboardNoticesEn } from './keyboard-notices-en.ts'
import { keyboardNoticesZh } from './keyboard-notices-zh.ts'
import { creditEn } from './credit-en.ts'
import { creditZh } from './credit-zh.ts'
import { sayFailure, sayGap } from './failures.ts'
import { gateEn } from './gate-en.ts'
import { gateZh } from './gate-zh.ts'
import { liveNoticesEn } from './live-en.ts'
import { liveNoticesZh } from './live-zh.ts'
import type { Keymap } from '../keys/effective.ts'
import { withKeys } from './with-keys.ts'
import { dayMinuteOf } from './moment.ts'
import type { Lang } from './lang.ts'
import { zh as zhMessages } from './zh.ts'
import { en as enMessages } from './en.ts'

type NoticeWords = { readonly [Say in Notice['say']]: (notice: Extract<Notice, { say: Say }>) => string }

const zh: NoticeWords = {
  ...liveNoticesZh,
  ...comfortNoticesZh,
  ...presenceNoticesZh,
  ...composingNoticesZh,
  ...findingNoticesZh,
  ...tourNoticesZh,
  ...keyboardNoticesZh((why) => sayNotice(why, 'zh-CN')),
  unknownKey: ({ chord, help }) => `${chord} 在这里没有作用${help === undefined ? '' : `，按 ${help} 查看按键`}`,
  leaveWith: ({ keys }) => `退出请按 ${keys}`,
  failure: ({ failure }) => sayFailure(failure, 'zh-CN'),
  paneWidest: () => '已经最宽',
  paneNarrowest: () => '已经最窄',
  panesPlain: () => '栏宽没有改过',
  paneZoomed: () => '这一栏已放大，按 {zoomPane Z} 还原后再调整',
  onePaneOnly: () => '窗口这么宽只放得下一栏，按 {focusNext Tab} 换栏',
  noConversation: () => '先在队列中打开一个会话',
  noConversationAt: ({ n }) => `没有第 ${n} 个会话`,
  notTaken: () => '先按 {openConversation Enter} 接入会话',
  takenBy: () => '这个会话由其他坐席负责',
  conversationOver: () => '会话已结束',
  wrappingUp: () => '收尾中，不能再发送',
  noCustomer: () => '先选择一位客户：按 {search /} 查找',
  ticketOfAnother: () => '这张工单是另一位客户的：先按 {ticketCustomer u} 看该客户，再登记',
  noBill: () => '先选择一张账单',
  noTicket: () => '先选择一张工单',
  nothingHere: () => '这里没有可打开的内容',
  nothingToSend: () => '还没有输入内容',
  sendUnderWay: () => '上一条正在发送，请稍候',
  tooLong: ({ length, most }) => `超过 ${most} 字（现在 ${length}）`,
  noFix: () => '没有需要改的内容',
  noFixOffered: () => '这一处没有现成的建议，请自己改写',
  noFavourite: ({ n }) => `没有设为常用 ${n} 的话术`,
  favouriteUnfit: ({ n, title }) => `常用 ${n}【${title}】不适用于该客户的逾期阶段`,
  slotsMissing: ({ slots }) =>
    `不能插入：${slots.map(({ slot, why }) => `【${slot}】${sayGap(why, 'zh-CN')}`).join('，')}`,
  summaryMissing: () => '请填写摘要',
  commentMissing: () => '请填写备注',
  noMove: ({ from }) => `${zhMessages.ticketStatus[from]}的工单不能再转状态`,
  stillLoading: () => '正在读取，请稍候',
  taken: ({ name }) => `已接入 ${name}，按 {write Enter} 回复`,
  wrappedUp: () => '已进入收尾：按 {logTicket t} 登记工单，再按 {wrapUp w} 结束',
  takenAside: ({ name }) => `已接入 ${name}，在会话栏中`,
  closed: () => '会话已结束',
  fixed: () => '已改用建议，请再看一遍后发送',
  inserted: ({ title }) => `已插入：${title}`,
  wordingErased: () => '已删除整段话术，{undo Ctrl+Z} 撤销',
  draftRestored: ({ name }) => `已恢复给 ${name} 没有发出的草稿`,
  draftNotSaved: () => '草稿没能写入磁盘',
  draftElsewhere: ({ name }) => `另一个窗口也在给 ${name} 写草稿，两份都已保留，下次打开时一并恢复`,
  draftsJoined: ({ name, windows }) => `${windows} 个窗口给 ${name} 写的草稿已合在一起，请核对后再发`,
  draftSetAside: () => '本机保存的草稿无法读取，文件已移到一旁保留',
  ticketSaved: ({ code }) => `工单 ${code} 已保存`,
  ticketUpdated: ({ code }) => `工单 ${code} 已更新`,
  commented: () => '备注已保存',
  confirmSave: () => '再按一次 {formEnter Enter} 保存工单',
  formTakenUp: () => '接着填上次没有保存的工单',
  customerNotShown: () => '这里没有显示该客户：按 {search /} 查找，或在工单上按 {ticketCustomer u}',
  noLoanHere: () => '这一行没有对应的借据',
  noOrderHere: () => '这笔借据没有对应的订单',
  noActiveLoan: () => '该客户没有还款中的借据',
  noFigure: () => '这一行没有可以说明的数字',
  reasonMissing: () => '请写明内容再提交',
  quoteSaved: ({ code }) => `报价 ${code} 已保存，告知客户后按 {confirmArrangement c}`,
  quoteExpired: () => '报价已失效，请重新试算',
  arrangementMoved: ({ code, to }) => `${code} ${creditZh.arrangementState[to]}`,
  arrangementIs: ({ state }) => `${creditZh.arrangementState[state]}的安排不能这样做`,
  customerNotConfirmed: () => '客户还没有确认，先按 {confirmArrangement c}',
  needsApprover: () => '须由高级坐席、合规或主管审批',
  ownRequest: () => '自己提出的，须由他人审批',
  draftBlocked: () => '不能发送：见下面的拦截原因，{applyFix Ctrl+F} 改用建议',
  draftUnfixable: () => '不能发送：见下面的拦截原因，请改写',
  draftHeld: () => '须由高级坐席放行：{holdDraft Ctrl+S} 送审，或 {applyFix Ctrl+F} 改用建议',
  meantForDesk: () => '这像是给工作台的命令：{back@composer Esc} 离开回复再输入；再按一次 {send Enter} 就发给客户',
  warnOnce: () => '请留意提醒，再按一次 {send Enter} 发送',
  wordingDead: ({ key }) => `话术 ${key} 已停用，删除后才能发送`,
  wordingPulled: ({ title, version, status, why }) =>
    `话术【${title}】v${version} ${gateZh.scriptStatus[status]}，已从草稿移除${why === undefined ? '' : `：${why}`}`,
  noOverride: () => '这里没有可以例外发送的规则',
  overridden: () => '已记下理由，按 {send Enter} 发送',
  notHeld: () => '只有结果为“需放行”的草稿才送审',
  heldNow: () => '已送审，放行后自动发出，按 {held H} 查看',
  heldDecided: ({ name, to, by, why }) => `给 ${name} 的消息${gateZh.heldState[to]}（${by}）：${why}`,
  heldDone: ({ to, name }) => `给 ${name} 的消息${gateZh.heldState[to]}`,
  heldIs: ({ state }) => `这条消息${gateZh.heldState[state]}`,
  needsReleaser: () => '须由高级坐席、合规或主管放行',
  reasonShort: ({ least }) => `理由至少 ${least} 个字`,
  dutiesMissing: ({ duties }) => `收尾前须告知：${duties.map(({ zh: title }) => title).join('、')}`,
  noDutyWording: () => '没有现成话术，请自行告知',
  verified: () => '核身通过',
  notVerified: ({ triesLeft, until }) =>
    until === undefined ? `核身未通过，还可尝试 ${triesLeft} 次` : `核身未通过，已锁定至 ${dayMinuteOf(until)}`,
  verificationLocked: ({ until }) => `核身已锁定${until === undefined ? '' : `至 ${dayMinuteOf(until)}`}`,
  answersMissing: ({ needed }) => `要填 ${needed} 项才能核对`,
  contactForbidden: ({ reasons, nextAt }) =>
    `现在不可联系：${reasons.map(({ why, rule }) => why?.zh ?? rule).join('；')}${nextAt === undefined ? '' : `，${dayMinuteOf(nextAt)} 起可以`}`,
  contactAgainstClock: () => '这次联系违反规定；如已发生，再按 {saveContact Enter} 如实登记',
  contactSaved: () => '已登记外呼',
  promiseEnded: ({ to }) => `承诺${gateZh.promiseState[to]}`,
  nothingTold: () => '还没有坐席发出的消息',
  oldestTold: () => '已是最早一条',
  newestTold: () => '已是最新一条',
  needsKeeper: () => '须由合规或主管操作',
  wordingIs: ({ status }) => `${gateZh.scriptStatus[status]}的话术不能这样做`,
  wordingMoved: ({ title, version, status }) => `【${title}】v${version} ${gateZh.scriptStatus[status]}`,
  nothingChanged: () => '还没有改动',
  ownWording: () => '自己写的话术须由他人审批',
  ruleIs: ({ status }) => `${gateZh.ruleStatus[status]}的规则不能这样做`,
  ruleMoved: ({ rule, status }) => `规则 ${rule} ${gateZh.ruleStatus[status]}`,
  suspensionWaits: ({ rule }) => `已申请停用 ${rule}，等第二人同意`,
}

const en: NoticeWords = {
  ...liveNoticesEn,
  ...comfortNoticesEn,
  ...presenceNoticesEn,
  ...composingNoticesEn,
  ...findingNoticesEn,
  ...tourNoticesEn,
  ...keyboardNoticesEn((why) => sayNotice(why, 'en')),
  unknownKey: ({ chord, help }) => `${chord} does nothing here${help === undefined ? '' : `; ${help} shows the keys`}`,
  leaveWith: ({ keys }) => `To leave, press ${keys}`,
  failure: ({ failure }) => sayFailure(failure, 'en'),
  paneWidest: () => 'It is as wide as it can be',
  paneNarrowest: () => 'It is as narrow as it can be',
  panesPlain: () => 'The panes have their usual widths',
  paneZoomed: () => 'This pane is zoomed: {zoomPane Z} first, then widths',
  onePaneOnly: () => 'A window this wide shows one pane; {focusNext Tab} goes to the next',
  noConversation: () => 'Open a conversation in the queue first',
  noConversationAt: ({ n }) => `There is no conversation ${n}`,
  notTaken: () => 'Press {openConversation Enter} to take the conversation first',
  takenBy: () => 'Another agent serves this conversation',
  conversationOver: () => 'The conversation is closed',
  wrappingUp: () => 'Wrapping up: nothing more can be sent',
  noCustomer: () => 'Choose a customer first: {search /} finds one',
  ticketOfAnother: () => 'This ticket is of another customer: {ticketCustomer u} shows them, then log one',
  noBill: () => 'Choose a bill first',
  noTicket: () => 'Choose a ticket first',
  nothingHere: () => 'There is nothing to open here',
  nothingToSend: () => 'Nothing is written yet',
  sendUnderWay: () => 'The last message is still being sent',
  tooLong: ({ length, most }) => `Longer than ${most} characters (${length} now)`,
  noFix: () => 'There is nothing to fix',
  noFixOffered: () => 'Nothing is offered for this one: say it in other words',
  noFavourite: ({ n }) => `No wording is favourite ${n}`,
  favouriteUnfit: ({ n, title }) => `Favourite ${n} 【${title}】 is not for how overdue this customer is`,
  slotsMissing: ({ slots }) =>
    `Cannot be inserted: ${slots.map(({ slot, why }) => `【${slot}】 ${sayGap(why, 'en')}`).join(', ')}`,
  summaryMissing: () => 'Please write a summary',
  commentMissing: () => 'Please write a comment',
  noMove: ({ from }) => `A ${enMessages.ticketStatus[from]} ticket cannot move on`,
  stillLoading: () => 'Still loading',
  taken: ({ name }) => `You are serving ${name}; {write Enter} to reply`,
  wrappedUp: () => 'Wrapping up: {logTicket t} logs a ticket, {wrapUp w} once more closes',
  takenAside: ({ name }) => `You are serving ${name}: see the row of conversations`,
  closed: () => 'The conversation is closed',
  fixed: () => 'The alternative is in; read it once more, then send',
  inserted: ({ title }) => `Inserted: ${title}`,
  wordingErased: () => 'The whole wording is deleted; {undo Ctrl+Z} brings it back',
  draftRestored: ({ name }) => `Your unsent draft to ${name} is back`,
  draftNotSaved: () => 'The draft could not be written to disk',
  draftElsewhere: ({ name }) =>
    `Another window has a draft to ${name}, too: both are kept, and come back together at the next start`,
  draftsJoined: ({ name, windows }) =>
    `The drafts of ${windows} windows to ${name} are back as one; check before sending`,
  draftSetAside: () => 'The draft kept here could not be read; its file is set aside and kept',
  ticketSaved: ({ code }) => `Ticket ${code} is saved`,
  ticketUpdated: ({ code }) => `Ticket ${code} is updated`,
  commented: () => 'The comment is saved',
  confirmSave: () => '{formEnter Enter} once more to save the ticket',
  formTakenUp: () => 'The ticket you had begun, as you left it',
  customerNotShown: () => 'This customer is not shown: {search /} finds them, or {ticketCustomer u} on the ticket',
  noLoanHere: () => 'No loan is behind this row',
  noOrderHere: () => 'No order is behind this loan',
  noActiveLoan: () => 'This customer has no loan that is being repaid',
  noFigure: () => 'This row has no figure to explain',
  reasonMissing: () => 'Please write it down first',
  quoteSaved: ({ code }) => `Quote ${code} is saved; tell the customer, then press {confirmArrangement c}`,
  quoteExpired: () => 'The quote has expired; work it out again',
  arrangementMoved: ({ code, to }) => `${code}: ${creditEn.arrangementState[to]}`,
  arrangementIs: ({ state }) => `It is ${creditEn.arrangementState[state]}: that can no longer be done`,
  customerNotConfirmed: () => '{confirmArrangement c} comes first',
  needsApprover: () => 'A senior, an officer or a supervisor has to approve it',
  ownRequest: () => 'You asked for it; somebody else has to approve it',
  draftBlocked: () => 'Not sent: see below why; {applyFix Ctrl+F} says it the compliant way',
  draftUnfixable: () => 'Not sent: see below why, and say it in other words',
  draftHeld: () => 'A senior has to release it: {holdDraft Ctrl+S} asks, or {applyFix Ctrl+F} says it differently',
  meantForDesk: () =>
    'This reads like a command: {back@composer Esc} first; {send Enter} once more sends it to the customer',
  warnOnce: () => 'Mind what is said below; {send Enter} once more sends it',
  wordingDead: ({ key }) => `Wording ${key} is not in force: delete it before sending`,
  wordingPulled: ({ title, version, status, why }) =>
    `Wording 【${title}】 v${version} is ${gateEn.scriptStatus[status]} and left your draft${why === undefined ? '' : `: ${why}`}`,
  noOverride: () => 'Nothing here may be overridden',
  overridden: () => 'The reason is noted; {send Enter} sends it',
  notHeld: () => 'Only a draft with the verdict HOLD goes to a senior',
  heldNow: () => 'A senior has it now; it leaves once released. {held H} shows it',
  heldDecided: ({ name, to, by, why }) => `Your message to ${name} was ${gateEn.heldState[to]} by ${by}: ${why}`,
  heldDone: ({ to, name }) => `The message to ${name} is ${gateEn.heldState[to]}`,
  heldIs: ({ state }) => `This message is ${gateEn.heldState[state]}`,
  needsReleaser: () => 'A senior, an officer or a supervisor has to release it',
  reasonShort: ({ least }) => `A reason of ${least} characters at least`,
  dutiesMissing: ({ duties }) => `To be told before wrap-up: ${duties.map(({ en: title }) => title).join(', ')}`,
  noDutyWording: () => 'No wording for it: tell it in your own words',
  verified: () => 'Verified',
  notVerified: ({ triesLeft, until }) =>
    until === undefined ? `Not verified; ${triesLeft} tries left` : `Not verified; locked until ${dayMinuteOf(until)}`,
  verificationLocked: ({ until }) =>
    `Verification is locked${until === undefined ? '' : ` until ${dayMinuteOf(until)}`}`,
  answersMissing: ({ needed }) => `${needed} answers are needed`,
  contactForbidden: ({ reasons, nextAt }) =>
    `No contact now: ${reasons.map(({ why, rule }) => why?.en ?? rule).join('; ')}${nextAt === undefined ? '' : `; from ${dayMinuteOf(nextAt)} on`}`,
  contactAgainstClock: () => 'Against the rules; if it has happened, {saveContact Enter} once more logs it as it was',
  contactSaved: () => 'The call is logged',
  promiseEnded: ({ to }) => `The promise is ${gateEn.promiseState[to]}`,
  nothingTold: () => 'No agent has written yet',
  oldestTold: () => 'This is the oldest',
  newestTold: () => 'This is the newest',
  needsKeeper: () => 'That is for officers and supervisors',
  wordingIs: ({ status }) => `It is ${gateEn.scriptStatus[status]}: that cannot be done`,
  wordingMoved: ({ title, version, status }) => `【${title}】 v${version} is ${gateEn.scriptStatus[status]}`,
  nothingChanged: () => 'Nothing is changed yet',
  ownWording: () => 'You wrote it; somebody else has to approve it',
  ruleIs: ({ status }) => `It is ${gateEn.ruleStatus[status]}: that cannot be done`,
  ruleMoved: ({ rule, status }) => `Rule ${rule} is ${gateEn.ruleStatus[status]}`,
  suspensionWaits: ({ rule }) => `Suspension of ${rule} is asked for; a second person has to agree`,
}

const noticeWords: Readonly<Record<Lang, NoticeWords>> = { 'zh-CN': zh, en }

/** One line for the agent, with the keys of this keymap. */
export function sayNotice(notice: Notice, lang: Lang, keymap?: Pick<Keymap, 'rows'>): string {
  const say = noticeWords[lang][notice.say] as (notice: Notice) => string
  return withKeys(say(notice), keymap)
}
