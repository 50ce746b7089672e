import { keyName } from './key-name.ts'
import type { Holder, KeymapFault, KeymapProblem } from '../keys/file/problem.ts'
import { wordsOf } from './index.ts'
import type { Lang } from './lang.ts'
import type { Messages } from './messages.ts'

type FaultWords = { readonly [Say in KeymapFault['say']]: (fault: Extract<KeymapFault, { say: Say }>) => string }

/** What is wrong in a keymap file, where, and what may have been meant. */
export function sayKeymapProblem({ line, column, fault }: KeymapProblem, lang: Lang): string {
  const words = wordsOf(lang)
  const say = (lang === 'en' ? en(words) : zh(words))[fault.say] as (fault: KeymapFault) => string
  return `${line}:${column} ${say(fault)}`
}

/** Who has a key: a macro by its name, an action by its own and what it does. */
function holderName({ does, named }: Holder, words: Messages): string {
  if (named !== undefined) return `"${named}"`
  const label = (words.keys as Readonly<Record<string, string>>)[does]
  return label === undefined || label === does ? does : `${does} (${label})`
}

function zh(words: Messages): FaultWords {
  const like = (name: string | undefined): string => (name === undefined ? '' : `，是不是 ${name}？`)
  const holder = (one: Holder): string =>
    `${holderName(one, words)}${one.line === undefined ? '' : `（第 ${one.line} 行）`}`
  return {
    keyEmpty: () => '没有写按键',
    keyUnknown: ({ key, like: meant }) => `没有“${key}”这个键${like(meant)}`,
    keySame: ({ key, as }) => `终端分不清 ${keyName(key)} 和 ${keyName(as)}，请写 ${as}`,
    keyReserved: ({ key }) => `${keyName(key)} 留给终端，不能绑定`,
    keysTooMany: ({ most }) => `连续按键最多 ${most} 个`,
    notReadable: ({ code }) => `读不了这个文件（${code}）`,
    notYaml: () => '这里不是有效的 YAML',
    tooLong: () => '文件太大，不像按键文件',
    notAList: ({ field }) => `${field} 应为列表，每项以 - 开头`,
    notAMap: () => '这里应为“名称: 值”',
    notText: ({ field }) => `${field} 应为文字`,
    notYesNo: ({ field }) => `${field} 应为 true 或 false`,
    fieldUnknown: ({ field, like: meant }) => `没有“${field}”这一项${like(meant)}`,
    fieldMissing: ({ field }) => `缺少 ${field}`,
    actionUnknown: ({ action, like: meant }) => `没有“${action}”这个动作${like(meant)}`,
    placeUnknown: ({ place, like: meant }) => `没有“${place}”这个位置${like(meant)}`,
    notInPlace: ({ action, place, where }) => `${action} 不用在 ${place}，只用在 ${where.join('、')}`,
    keyTypes: ({ keys, place }) => `${keyName(keys)} 在${words.places[place]}（${place}）是要输入的文字，不能当命令`,
    keyTaken: ({ keys, place, wanted, has }) =>
      `${keyName(keys)} 冲突：${holderName(wanted, words)} 与 ${holder(has)}，在${words.places[place]}（${place}）`,
    keyBegins: ({ keys, longer, place, wanted, has }) =>
      `${keyName(keys)} 是 ${keyName(longer)} 的开头，分不清 ${holderName(wanted, words)} 与 ${holder(has)}，在${words.places[place]}（${place}）`,
    mustStay: ({ action, place }) => `${action} 在${words.places[place]}（${place}）至少要留一个键，否则无法离开或求助`,
    nameTwice: ({ name }) => `已有名为“${name}”的宏`,
    stepsOrCommand: () => '写 press（按键列表）或 command（命令）其中一个',
    tooManySteps: ({ most }) => `宏最多 ${most} 步`,
  }
}

function en(words: Messages): FaultWords {
  const like = (name: string | undefined): string => (name === undefined ? '' : `; did you mean ${name}?`)
  const holder = (one: Holder): string =>
    `${holderName(one, words)}${one.line === undefined ? '' : ` (line ${one.line})`}`
  return {
    keyEmpty: () => 'no key is written here',
    keyUnknown: ({ key, like: meant }) => `"${key}" is not a key${like(meant)}`,
    keySame: ({ key, as }) => `a terminal cannot tell ${keyName(key)} from ${keyName(as)}: write ${as}`,
    keyReserved: ({ key }) => `${keyName(key)} belongs to the terminal`,
    keysTooMany: ({ most }) => `a sequence has ${most} keys at most`,
    notReadable: ({ code }) => `the file cannot be read (${code})`,
    notYaml: () => 'this is not YAML',
    tooLong: () => 'too long to be a keymap',
    notAList: ({ field }) => `${field} is a list, each entry after a -`,
    notAMap: () => 'expected "name: value" here',
    notText: ({ field }) => `${field} is a text`,
    notYesNo: ({ field }) => `${field} is true or false`,
    fieldUnknown: ({ field, like: meant }) => `"${field}" is not known here${like(meant)}`,
    fieldMissing: ({ field }) => `${field} is missing`,
    actionUnknown: ({ action, like: meant }) => `"${action}" is not an action${like(meant)}`,
    placeUnknown: ({ place, like: meant }) => `"${place}" is not a place${like(meant)}`,
    notInPlace: ({ action, place, where }) => `${action} is not done in ${place}, but in ${where.join(', ')}`,
    keyTypes: ({ keys, place }) => `${keyName(keys)} is text in ${place} and cannot be a command there`,
    keyTaken: ({ keys, place, wanted, has }) =>
      `${keyName(keys)} has two meanings, ${holderName(wanted, words)} and ${holder(has)}, in ${place}`,
    keyBegins: ({ keys, longer, place, wanted, has }) =>
      `${keyName(keys)} begins ${keyName(longer)}, so ${holderName(wanted, words)} and ${holder(has)} could not be told apart, in ${place}`,
    mustStay: ({ action, place }) => `${action} must keep a key in ${place}: it is a way out`,
    nameTwice: ({ name }) => `a macro is named "${name}" already`,
    stepsOrCommand: () => 'write either press (a list of keys) or command',
    tooManySteps: ({ most }) => `a macro has ${most} steps at most`,
  }
}
