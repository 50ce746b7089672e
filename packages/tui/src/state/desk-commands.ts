import type { ArrangementAsk } from '@zuoxi/sdk'
import type { CommandProblem, KeyCommand } from '../words/command-problem.ts'
import type { Lang } from '../words/lang.ts'
import type { ActionName } from './action.ts'
import type { CommandRow } from './command-table.ts'
import type { TourAsk } from './tour/walk.ts'
import { settingChoices, settingKeys, settingNamed } from './setting-table.ts'

/** What a command asks for: something to be arranged, what a key does, or what no key has room for. */
export type CommandAsk =
  | ArrangementAsk
  | { readonly kind: 'do'; readonly action: ActionName }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'ticket'; readonly code: string }
  | { readonly kind: 'lang'; readonly lang: Lang }
  | { readonly kind: 'set'; readonly key: string; readonly value: string }
  | { readonly kind: 'tour'; readonly ask: TourAsk }
  | { readonly kind: 'saveFixture'; readonly name: string | undefined }
  | { readonly kind: 'macro'; readonly name: string; readonly dry: boolean }

/** Commands about the desk itself, the most wanted first. */
export const deskCommands: readonly CommandRow[] = [
  {
    name: 'search',
    zh: '查找',
    also: 's',
    bare: true,
    personal: true,
    ask: (text) => (text === '' ? { kind: 'do', action: 'goSearch' } : { kind: 'search', text }),
  },
  { name: 'ticket', zh: '登记', also: 't', bare: true, ask: ticket },
  does('tickets', '工单', 'goTickets'),
  does('queue', '队列', 'goQueue'),
  does('chat', '会话', 'goThread'),
  does('customer', '客户', 'goCustomer'),
  does('bills', '账单', 'goBills'),
  does('overdue', '逾期在前', 'overdueFirst'),
  does('orders', '订单', 'goOrders'),
  does('arrangements', '安排', 'goArrangements'),
  does('promises', '承诺', 'goPromises'),
  does('held', '待放行', 'goHeld'),
  does('duties', '告知清单', 'duties'),
  does('told', '告知记录', 'told'),
  does('verify', '核身', 'verify'),
  does('contact', '外呼', 'recordContact'),
  does('next', '下一个', 'goNeeding'),
  does('wrapup', '收尾', 'wrapUp'),
  does('wording', '话术', 'goWordings'),
  does('rules', '规则', 'goRules'),
  does('notices', '通知', 'toasts'),
  does('refresh', '刷新', 'refresh', 'r'),
  does('redraw', '重绘', 'redraw'),
  does('lock', '锁屏', 'lock'),
  does('palette', '命令面板', 'palette'),
  does('help', '帮助', 'help', 'h'),
  {
    name: 'set',
    zh: '设置',
    bare: false,
    next: (before) => {
      const key = settingNamed(before[0] ?? '')
      return before.length === 0 ? settingKeys : before.length === 1 && key ? settingChoices(key) : []
    },
    ask: (given) => {
      const [, key, value] = /^(\S+)[ =]+(\S.*)$/.exec(given) ?? []
      return key === undefined || value === undefined
        ? { say: 'needs', command: 'set', given }
        : { kind: 'set', key, value }
    },
  },
  {
    name: 'theme',
    zh: '主题',
    bare: false,
    next: (before) => (before.length === 0 ? settingChoices('theme') : []),
    ask: (value) =>
      value === '' ? { say: 'needs', command: 'theme', given: '' } : { kind: 'set', key: 'theme', value },
  },
  {
    name: 'lang',
    zh: '语言',
    bare: false,
    next: (before) => (before.length === 0 ? ['zh', 'en'] : []),
    ask: (given) => {
      const lang = langs.get(given.toLowerCase())
      return lang ? { kind: 'lang', lang } : { say: 'needs', command: 'lang', given }
    },
  },
  {
    name: 'macro',
    zh: '宏',
    bare: false,
    ask: (given) => {
      const [, name = ''] = /^(.*?)(?: *--dry)?$/.exec(given) ?? []
      return name === ''
        ? { say: 'needs', command: 'macro', given }
        : { kind: 'macro', name, dry: given.endsWith('--dry') }
    },
  },
  {
    name: 'save-fixture',
    zh: '存用例',
    bare: true,
    ask: (given) =>
      given === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(given)
        ? { kind: 'saveFixture', name: given === '' ? undefined : given }
        : { say: 'needs', command: 'save-fixture', given },
  },
  {
    name: 'tour',
    zh: '导览',
    bare: true,
    next: (before) => (before.length === 0 ? [...tourAsks.keys()].slice(0, 3) : []),
    ask: (given) => {
      const ask = given === '' ? 'on' : tourAsks.get(given.toLowerCase())
      return ask ? { kind: 'tour', ask } : { say: 'needs', command: 'tour', given }
    },
  },
  does('quit', '退出', 'quit', 'q'),
]

const tourAsks: ReadonlyMap<string, TourAsk> = new Map<string, TourAsk>([
  ['off', 'off'],
  ['next', 'next'],
  ['again', 'again'],
  ['关', 'off'],
  ['下一步', 'next'],
  ['重来', 'again'],
])

const langs: ReadonlyMap<string, Lang> = new Map<string, Lang>([
  ['en', 'en'],
  ['english', 'en'],
  ['英文', 'en'],
  ['英语', 'en'],
  ['zh', 'zh-CN'],
  ['zh-cn', 'zh-CN'],
  ['chinese', 'zh-CN'],
  ['中文', 'zh-CN'],
])

/** A command that does what a key does, and takes nothing else. */
function does(name: KeyCommand, zh: string, action: ActionName, also?: string): CommandRow {
  const ask = (given: string): CommandAsk | CommandProblem =>
    given === '' ? { kind: 'do', action } : { say: 'noArguments', command: name, given }
  return { name, zh, ...(also === undefined ? {} : { also }), bare: true, ask }
}

/** Alone it logs a ticket; with a code it opens that one. */
function ticket(given: string): CommandAsk | CommandProblem {
  if (given === '') return { kind: 'do', action: 'logTicket' }
  return /^T-?[0-9A-Z]{2,12}$/i.test(given)
    ? { kind: 'ticket', code: given.toUpperCase().replace(/^T-?/, 'T-') }
    : { say: 'needs', command: 'ticket', given }
}
