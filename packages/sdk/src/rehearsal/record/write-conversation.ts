import type { LeftOut, RecordedFile } from '../../model/recording.ts'
import { conversationText } from '../read/conversation-text.ts'
import type { WrittenConversation } from './recording.ts'

const about = [
  '由真实会话录制：姓名、号码、地址均已换成虚构，金额与账本照旧。发给他人之前请通读一遍。',
  'Recorded from a conversation: names, numbers and addresses are invented, amounts are as they were.',
]

/** What was done and is not in the file, said where the file is read. */
const leftWords: Readonly<Record<LeftOut, string>> = {
  personal_data_shown: '查看过客户的明文信息',
  other_words: '机器人、系统或备注消息',
  changed_wording: '话术改动后发出，这里按自由输入记录',
  several_overrides: '一条消息放行了多条规则，这里没有这条消息',
  held_wording: '送审的消息用了话术，这里按自由输入记录',
  other_ticket: '在已不是最近一张的工单上的操作',
  other_fields: '改了工单的类型或摘要',
  earlier_ticket: '会话开始前就有未结工单',
  earlier_arrangement: '会话开始前就有还款安排',
  other_arrangement: '在已不是最近一个的还款安排上的操作',
  other_repayment: '在已不是最近一笔的还款上的操作',
  money_corrected: '退款、取消匹配或使用余额',
  promise_released: '承诺被解除',
  other_version: '同一话术的另一个版本',
  earlier_schedule: '会话开始前已变更的还款计划，这里按合同计划',
  too_long: '超过一个文件能容纳的步数，后面的没有写入',
}

/** A recorded conversation as a file, with what is not in it said at its head. */
export function conversationYaml(conversation: WrittenConversation, left: RecordedFile['left']): string {
  const told = left.map(({ what, times }) => `  - ${leftWords[what]}（${what}${times > 1 ? ` ×${times}` : ''}）`)
  return conversationText(conversation, [
    ...about,
    ...(told.length > 0 ? ['未能写入 / not in this file:', ...told] : []),
  ])
}
