import type { InputProblem } from '@zuoxi/sdk'
import type { Lang } from './lang.ts'

/** What can be wrong with a field: the checker's codes, and the desk's own. */
const problemZh = {
  too_big: '太长或太大',
  too_small: '太短或太小',
  invalid_type: '缺少或类型不对',
  invalid_format: '格式不对',
  invalid_value: '不是可选的值',
  invalid_union: '不是可选的值',
  invalid_key: '键名不对',
  invalid_element: '其中一项不对',
  not_multiple_of: '不是整数倍',
  unrecognized_keys: '没有这一项',
  custom: '不合规则',
  unseen_character: '含有看不见的控制字符',
  look_alike: '含有与字母、数字相像的其他文字',
  in_the_future: '在将来',
  too_early: '早于可以入账的第一天',
  penalty_arranged: '那些天的罚息已转入新的还款计划',
  penalty_paid: '那些天的罚息已付清',
  rolled_past: '早于已日终的日期',
  before_the_book: '早于账本的第一笔分录，或太久以前',
  not_found: '找不到',
  unknown_type: '没有这个类型',
  not_a_cursor: '翻页位置无效',
  of_another_customer: '属于另一位客户',
  not_of_this_customer: '不属于该客户',
  parse_error: '无法解析',
  bad_request: '请求有误',
  unsupported_media_type: '不支持的内容类型',
  method_not_supported: '不支持的请求方法',
} as const

type Code = keyof typeof problemZh

const problemEn: Readonly<Record<Code, string>> = {
  too_big: 'too long or too large',
  too_small: 'too short or too small',
  invalid_type: 'missing or of the wrong type',
  invalid_format: 'of the wrong form',
  invalid_value: 'none of the choices',
  invalid_union: 'none of the choices',
  invalid_key: 'under a wrong name',
  invalid_element: 'wrong in one of its items',
  not_multiple_of: 'not a whole multiple',
  unrecognized_keys: 'not known here',
  custom: 'against a rule',
  unseen_character: 'with a control character that cannot be seen',
  look_alike: 'with letters or digits that look like others and are none',
  in_the_future: 'in the future',
  too_early: 'before the first day on which money can have come',
  penalty_arranged: 'penalty of those days is part of a new schedule',
  penalty_paid: 'penalty of those days was paid',
  rolled_past: 'before a day that was rolled already',
  before_the_book: "before the book's first entry, or too long ago",
  not_found: 'not found',
  unknown_type: 'no type there is',
  not_a_cursor: 'no place in this list',
  of_another_customer: "another customer's",
  not_of_this_customer: "not this customer's",
  parse_error: 'cannot be read',
  bad_request: 'a malformed request',
  unsupported_media_type: 'an unsupported content type',
  method_not_supported: 'an unsupported request method',
}

const fieldZh = {
  body: '正文',
  summary: '摘要',
  text: '文字',
  type: '类型',
  priority: '优先级',
  status: '状态',
  assigneeId: '处理人',
  refs: '关联',
  id: '编号',
  limit: '条数',
  cursor: '翻页位置',
  key: '话术',
  wording: '话术',
  customerId: '客户',
  conversationId: '会话',
  billId: '账单',
  ticketId: '工单',
  loginName: '登录名',
  password: '密码',
  idempotencyKey: '操作键',
  expectedRev: '版本号',
  businessDate: '营业日',
} as const

type Field = keyof typeof fieldZh

const fieldEn: Readonly<Record<Field, string>> = {
  body: 'text',
  summary: 'summary',
  text: 'text',
  type: 'type',
  priority: 'priority',
  status: 'status',
  assigneeId: 'assignee',
  refs: 'about',
  id: 'id',
  limit: 'count',
  cursor: 'place in the list',
  key: 'wording',
  wording: 'wording',
  customerId: 'customer',
  conversationId: 'conversation',
  billId: 'bill',
  ticketId: 'ticket',
  loginName: 'login name',
  password: 'password',
  idempotencyKey: 'operation key',
  expectedRev: 'revision',
  businessDate: 'business day',
}

/**
 * What is wrong with one field, in words. A code or a field that has none yet is
 * said as it is: a raw word tells more than silence.
 *
 * @example
 * sayProblem({ path: 'body', problem: 'too_big' }, 'zh-CN') // '正文：太长或太大'
 */
export function sayProblem({ path, problem, allowed }: InputProblem, lang: Lang): string {
  const zh = lang === 'zh-CN'
  const what = wordOf<Code>(zh ? problemZh : problemEn, problem)
  const field =
    path === ''
      ? ''
      : path
          .split('.')
          .map((part) => fieldWord(part, zh))
          .join(' ')
  const said = field === '' ? what : zh ? `${field}：${what}` : `${field}: ${what}`
  return allowed === undefined ? said : `${said} (${allowed})`
}

function fieldWord(part: string, zh: boolean): string {
  if (/^\d+$/.test(part)) return zh ? `第${Number(part) + 1}项` : `no. ${Number(part) + 1}`
  return wordOf<Field>(zh ? fieldZh : fieldEn, part)
}

function wordOf<Key extends string>(words: Readonly<Record<Key, string>>, key: string): string {
  return Object.hasOwn(words, key) ? words[key as Key] : key
}
