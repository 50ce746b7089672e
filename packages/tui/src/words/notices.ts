import type { Notice } from './notice.ts'
import { creditEn } from './credit-en.ts'
import { creditZh } from './credit-zh.ts'
import { sayFailure, sayGap } from './failures.ts'
import type { Lang } from './lang.ts'
import { zh as zhMessages } from './zh.ts'
import { en as enMessages } from './en.ts'

type NoticeWords = { readonly [Say in Notice['say']]: (notice: Extract<Notice, { say: Say }>) => string }

const zh: NoticeWords = {
  unknownKey: ({ chord, help }) => `${chord} 在这里没有作用${help === undefined ? '' : `，按 ${help} 查看按键`}`,
  leaveWith: ({ keys }) => `退出请按 ${keys}`,
  failure: ({ failure }) => sayFailure(failure, 'zh-CN'),
  noConversation: () => '先在队列中打开一个会话',
  noConversationAt: ({ n }) => `没有第 ${n} 个会话`,
  notTaken: () => '先按 Enter 接入会话',
  takenBy: () => '这个会话由其他坐席负责',
  conversationOver: () => '会话已结束',
  wrappingUp: () => '收尾中，不能再发送',
  noCustomer: () => '先选择一位客户：按 / 查找',
  ticketOfAnother: () => '这张工单是另一位客户的：先按 u 看该客户，再登记',
  noBill: () => '先选择一张账单',
  noTicket: () => '先选择一张工单',
  nothingHere: () => '这里没有可打开的内容',
  nothingToSend: () => '还没有输入内容',
  sendUnderWay: () => '上一条正在发送，请稍候',
  tooLong: ({ length, most }) => `超过 ${most} 字（现在 ${length}）`,
  noFix: () => '没有需要改的内容',
  noFavourite: ({ n }) => `没有设为常用 ${n} 的话术`,
  favouriteUnfit: ({ n, title }) => `常用 ${n}【${title}】不适用于该客户的逾期阶段`,
  slotsMissing: ({ slots }) =>
    `不能插入：${slots.map(({ slot, why }) => `【${slot}】${sayGap(why, 'zh-CN')}`).join('，')}`,
  summaryMissing: () => '请填写摘要',
  commentMissing: () => '请填写备注',
  noMove: ({ from }) => `${zhMessages.ticketStatus[from]}的工单不能再转状态`,
  stillLoading: () => '正在读取，请稍候',
  taken: ({ name }) => `已接入 ${name}，按 Enter 回复`,
  wrappedUp: () => '已进入收尾：按 t 登记工单，再按 w 结束',
  closed: () => '会话已结束',
  fixed: () => '已改用建议，请再看一遍后发送',
  inserted: ({ title }) => `已插入：${title}`,
  wordingErased: () => '已删除整段话术，Ctrl+Z 撤销',
  draftRestored: () => '已恢复上次没有发出的草稿',
  draftNotSaved: () => '草稿没能写入磁盘',
  ticketSaved: ({ code }) => `工单 ${code} 已保存`,
  ticketUpdated: ({ code }) => `工单 ${code} 已更新`,
  commented: () => '备注已保存',
  confirmSave: () => '再按一次 Enter 保存工单',
  customerNotShown: () => '这里没有显示该客户：按 / 查找，或在工单上按 u',
  noLoanHere: () => '这一行没有对应的借据',
  noOrderHere: () => '这笔借据没有对应的订单',
  noActiveLoan: () => '该客户没有还款中的借据',
  noFigure: () => '这一行没有可以说明的数字',
  reasonMissing: () => '请写明内容再提交',
  quoteSaved: ({ code }) => `报价 ${code} 已保存，告知客户后按 c`,
  quoteExpired: () => '报价已失效，请重新试算',
  arrangementMoved: ({ code, to }) => `${code} ${creditZh.arrangementState[to]}`,
  arrangementIs: ({ state }) => `${creditZh.arrangementState[state]}的安排不能这样做`,
  customerNotConfirmed: () => '客户还没有确认，先按 c',
  needsApprover: () => '须由高级坐席、合规或主管审批',
  ownRequest: () => '自己提出的，须由他人审批',
}

const en: NoticeWords = {
  unknownKey: ({ chord, help }) => `${chord} does nothing here${help === undefined ? '' : `; ${help} shows the keys`}`,
  leaveWith: ({ keys }) => `To leave, press ${keys}`,
  failure: ({ failure }) => sayFailure(failure, 'en'),
  noConversation: () => 'Open a conversation in the queue first',
  noConversationAt: ({ n }) => `There is no conversation ${n}`,
  notTaken: () => 'Press Enter to take the conversation first',
  takenBy: () => 'Another agent serves this conversation',
  conversationOver: () => 'The conversation is closed',
  wrappingUp: () => 'Wrapping up: nothing more can be sent',
  noCustomer: () => 'Choose a customer first: / finds one',
  ticketOfAnother: () => 'This ticket is of another customer: u shows them, then log one',
  noBill: () => 'Choose a bill first',
  noTicket: () => 'Choose a ticket first',
  nothingHere: () => 'There is nothing to open here',
  nothingToSend: () => 'Nothing is written yet',
  sendUnderWay: () => 'The last message is still being sent',
  tooLong: ({ length, most }) => `Longer than ${most} characters (${length} now)`,
  noFix: () => 'There is nothing to fix',
  noFavourite: ({ n }) => `No wording is favourite ${n}`,
  favouriteUnfit: ({ n, title }) => `Favourite ${n} 【${title}】 is not for how overdue this customer is`,
  slotsMissing: ({ slots }) =>
    `Cannot be inserted: ${slots.map(({ slot, why }) => `【${slot}】 ${sayGap(why, 'en')}`).join(', ')}`,
  summaryMissing: () => 'Please write a summary',
  commentMissing: () => 'Please write a comment',
  noMove: ({ from }) => `A ${enMessages.ticketStatus[from]} ticket cannot move on`,
  stillLoading: () => 'Still loading',
  taken: ({ name }) => `You are serving ${name}; Enter to reply`,
  wrappedUp: () => 'Wrapping up: t logs a ticket, w once more closes',
  closed: () => 'The conversation is closed',
  fixed: () => 'The alternative is in; read it once more, then send',
  inserted: ({ title }) => `Inserted: ${title}`,
  wordingErased: () => 'The whole wording is deleted; Ctrl+Z brings it back',
  draftRestored: () => 'Your unsent draft is back',
  draftNotSaved: () => 'The draft could not be written to disk',
  ticketSaved: ({ code }) => `Ticket ${code} is saved`,
  ticketUpdated: ({ code }) => `Ticket ${code} is updated`,
  commented: () => 'The comment is saved',
  confirmSave: () => 'Enter once more to save the ticket',
  customerNotShown: () => 'This customer is not shown: / finds them, or u on the ticket',
  noLoanHere: () => 'No loan is behind this row',
  noOrderHere: () => 'No order is behind this loan',
  noActiveLoan: () => 'This customer has no loan that is being repaid',
  noFigure: () => 'This row has no figure to explain',
  reasonMissing: () => 'Please write it down first',
  quoteSaved: ({ code }) => `Quote ${code} is saved; tell the customer, then press c`,
  quoteExpired: () => 'The quote has expired; work it out again',
  arrangementMoved: ({ code, to }) => `${code}: ${creditEn.arrangementState[to]}`,
  arrangementIs: ({ state }) => `It is ${creditEn.arrangementState[state]}: that can no longer be done`,
  customerNotConfirmed: () => 'c comes first',
  needsApprover: () => 'A senior, an officer or a supervisor has to approve it',
  ownRequest: () => 'You asked for it; somebody else has to approve it',
}

const noticeWords: Readonly<Record<Lang, NoticeWords>> = { 'zh-CN': zh, en }

/** One line for the agent. */
export function sayNotice(notice: Notice, lang: Lang): string {
  const say = noticeWords[lang][notice.say] as (notice: Notice) => string
  return say(notice)
}
