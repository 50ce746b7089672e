import type { ConversationStatus, LeftOut } from '@zuoxi/sdk'
import type { VerbWords } from './cli.ts'

/** What `record` says to people, in one language. */
export interface RecordWords {
  readonly saved: (file: string, turns: number, whole: boolean) => string
  readonly differs: (file: string) => string
  readonly leftOut: string
  readonly left: Readonly<Record<LeftOut, string>>
  readonly none: string
  readonly status: Readonly<Record<ConversationStatus, string>>
  readonly fileThere: (file: string) => string
  readonly badOption: (option: string, given: string, known: string) => string
  readonly badId: (given: string) => string
  readonly badOut: (given: string) => string
  readonly badCast: (given: string) => string
  readonly castThere: (file: string) => string
  readonly castNeedsTerminal: string
}

export const recordVerbZh: VerbWords = {
  summary: '把一段会话存成可重放的文件：人物换成虚构，账本只留相关部分，存好立刻重放一遍',
  args: ['会话编号；不写则列出可录制的会话'],
  options: {
    out: '写到这个文件（默认当前目录，以编号命名）',
    id: '文件里的编号，小写字母、数字和连字符',
    title: '标题（默认取客户的第一句话）',
    tags: '标签，逗号分隔',
    ledger: '账本写多少：touched 只写相关部分，whole 全部（默认先 touched，不够再 whole）',
    stage: '在哪里重放核对：memory 或 http（默认 memory）',
    force: '覆盖已有的文件',
  },
}

export const recordVerbEn: VerbWords = {
  summary: 'save a conversation as a file that replays: invented people, only the ledger it touched, replayed at once',
  args: ['its id; without one the conversations that can be recorded are listed'],
  options: {
    out: 'the file to write (default: here, called by its id)',
    id: 'the id in the file: small letters, digits and dashes',
    title: "its title (default: the customer's first words)",
    tags: 'tags, with commas between',
    ledger: 'how much of the ledger: touched or whole (default: touched, and whole where that is not enough)',
    stage: 'where it is replayed: memory or http (default memory)',
    force: 'write over a file that is there',
  },
}

export const recordZh: RecordWords = {
  saved: (file, turns, whole) => `已存：${file}（${turns} 步${whole ? '，含全部账本' : ''}，重放通过）`,
  differs: (file) => `重放与当时不一致，未作为用例保存；留作查看：${file}`,
  leftOut: '这些没有写进文件：',
  left: {
    personal_data_shown: '查看过客户的明文信息',
    other_words: '机器人、系统或备注消息',
    changed_wording: '改动后发出的话术，按自由输入记录',
    several_overrides: '放行了多条规则的消息',
    held_wording: '送审的话术消息，按自由输入记录',
    other_ticket: '另一张工单上的操作',
    other_fields: '工单的类型、摘要或负责人的改动',
    earlier_ticket: '会话之前就有的未结工单',
    earlier_arrangement: '会话之前就有的还款安排',
    other_arrangement: '另一个还款安排上的操作',
    other_repayment: '另一笔还款上的操作',
    money_corrected: '退款、取消匹配或使用余额',
    promise_released: '被解除的承诺',
    other_version: '同一话术的另一个版本',
    earlier_schedule: '会话之前变更过的还款计划',
    too_long: '超出文件长度的后续步骤',
  },
  none: '没有可录制的会话',
  status: {
    bot: '机器人',
    queued: '排队中',
    active: '服务中',
    transferring: '转接中',
    wrap_up: '整理中',
    closed: '已结束',
  },
  fileThere: (file) => `已有文件：${file}；换个名字，或加 --force 覆盖`,
  badOption: (option, given, known) => `${option} 不能是 ${given}，可用：${known}`,
  badId: (given) => `编号只用小写字母、数字和连字符，如 repayment-not-credited：${given}`,
  badOut: (given) => `会话文件以 .yaml 结尾：${given}`,
  badCast: (given) => `录屏文件以 .cast 结尾：${given}`,
  castThere: (file) => `已有文件：${file}；录屏不覆盖已有的文件`,
  castNeedsTerminal: '--cast 录的是终端里的画面；没有终端时用 zuoxi screenshot --keys … --cast 文件',
}

export const recordEn: RecordWords = {
  saved: (file, turns, whole) => `saved: ${file} (${turns} turns${whole ? ', with the whole ledger' : ''}; it replays)`,
  differs: (file) => `it does not replay as it went, so it is no fixture; kept to look at: ${file}`,
  leftOut: 'not in the file:',
  left: {
    personal_data_shown: 'personal data was looked at in clear',
    other_words: 'messages of a bot or of the system, and notes',
    changed_wording: 'an approved wording that was changed; written as free text',
    several_overrides: 'a message that overrode several rules',
    held_wording: 'an approved wording that was put before a senior; written as free text',
    other_ticket: 'what was done with another ticket',
    other_fields: "changes of a ticket's type, summary or assignee",
    earlier_ticket: 'a ticket that was open before',
    earlier_arrangement: 'an arrangement that ran before',
    other_arrangement: 'what was done with another arrangement',
    other_repayment: 'what was done with another repayment',
    money_corrected: 'a refund, an unmatching, or credit that was used',
    promise_released: 'a promise that was released',
    other_version: 'another version of a wording',
    earlier_schedule: 'a schedule that had been changed before',
    too_long: 'what comes after the longest a file may be',
  },
  none: 'there is no conversation to record',
  status: {
    bot: 'bot',
    queued: 'queued',
    active: 'active',
    transferring: 'transferring',
    wrap_up: 'wrap-up',
    closed: 'closed',
  },
  fileThere: (file) => `there is a file already: ${file}; name another, or add --force`,
  badOption: (option, given, known) => `${option} cannot be ${given}; there is ${known}`,
  badId: (given) => `an id has small letters, digits and dashes, as in repayment-not-credited: ${given}`,
  badOut: (given) => `the file of a conversation ends in .yaml: ${given}`,
  badCast: (given) => `a film of the screen ends in .cast: ${given}`,
  castThere: (file) => `there is a file already: ${file}; a film is written over nothing`,
  castNeedsTerminal: '--cast films what a terminal shows; without a terminal use zuoxi screenshot --keys … --cast FILE',
}
