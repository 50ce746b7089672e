import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml'
import type { LeftOut, RecordedFile } from '../../model/recording.ts'
import type { WrittenConversation } from './recording.ts'

const about = [
  ' 由真实会话录制：姓名、号码、地址均已换成虚构，金额与账本照旧。发给他人之前请通读一遍。',
  ' Recorded from a conversation: names, numbers and addresses are invented, amounts are as they were.',
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

/** Up to so many characters a list or map of plain values stands on one line. */
const lineLength = 110

/** A conversation as YAML that people read: one order of keys, small maps on one line, texts that show every character. */
export function conversationYaml(conversation: WrittenConversation, left: RecordedFile['left']): string {
  const document = new Document(escaped(conversation), { aliasDuplicateObjects: false })
  const told = left.map(({ what, times }) => `   - ${leftWords[what]}（${what}${times > 1 ? ` ×${times}` : ''}）`)
  document.commentBefore = [...about, ...(told.length > 0 ? [' 未能写入 / not in this file:', ...told] : [])].join('\n')
  visit(document, {
    Scalar: (key, node) => {
      if (typeof node.value !== 'string' || key === 'key') return
      if (hidden.test(node.value) || /[\r\u0085\u2028\u2029]/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE
      else if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL
    },
    Collection: (_key, node, path) => {
      const isTop = path.length < 2
      if (!isTop && isPlain(node) && JSON.stringify(node.toJSON()).length <= lineLength) node.flow = true
    },
  })
  const { contents } = document
  if (isMap(contents))
    for (const { key } of contents.items) if (isScalar(key) && spaced.has(String(key.value))) key.spaceBefore = true
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
  return text.replaceAll(new RegExp(hidden.source, 'gu'), unicodeEscape)
}

const spaced: ReadonlySet<string> = new Set(['desk', 'customer', 'turns'])

/** Characters that do not show: in the file they are seen, and read back as they were. */
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u

function unicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xff_ff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** In a file `${` begins a variable. */
function escaped<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${') as Value
  if (Array.isArray(value)) return value.map(escaped) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inside]) => (isNothing(inside) ? [] : [[key, escaped(inside)]])),
  ) as Value
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function isPlain(node: unknown): boolean {
  if (isMap(node)) return node.items.every(({ value }) => isPlain(value))
  if (isSeq(node)) return node.items.every(isPlain)
  return isScalar(node) && !String(node.value).includes('\n')
}
