import type { FixtureProblemCode } from '@zuoxi/sdk/rehearsal'

const kinds: Readonly<Record<FixtureProblemCode, string>> = {
  not_found: '找不到',
  not_a_file: '不是文件',
  too_large: '文件太大',
  not_utf8: '不是 UTF-8',
  not_yaml: '不是 YAML',
  alias: '不支持别名',
  unknown_key: '没有这个键',
  missing: '缺少',
  bad_value: '值不对',
  unknown_name: '没有这个名称',
  duplicate: '重复',
  inconsistent: '前后不一致',
}

const types: Readonly<Record<string, string>> = {
  object: '一组键值',
  array: '列表',
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
}

/** The reader's sentences about a file of a contact, with what stands in them. */
const sentences: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^there is no such file, or it may not be read$/, () => '没有这个文件，或无权读取'],
  [/^is not a plain file$/, () => '请给一个文件或管道'],
  [/^has (\d+) bytes; a fixture may have (\d+)/, (_, most) => `超过 ${most} 字节，请拆小`],
  [/^has more than (\d+) bytes/, (most) => `超过 ${most} 字节，请拆小`],
  [/^is not UTF-8 text/, () => '请另存为 UTF-8 编码'],
  [/^is nested too deeply/, () => '层次太深，请写平一些'],
  // The parser's own reason is English; the line and column beside it say more.
  [/^is not YAML: /, () => '这里语法有误，请检查缩进、冒号、引号和括号'],
  [/^the alias \*(.*) is not allowed/, (name) => `*${name} 请写出内容`],
  [
    /^unknown key '(.*)'; did you mean '(.*)'\? known here: (.*)$/s,
    (key, meant, known) => `${key}，是不是 ${meant}？这里可以写：${known}`,
  ],
  [/^unknown key '(.*)'; known here: (.*)$/s, (key, known) => `${key}；这里可以写：${known}`],
  [/^has none of the keys that say what it is; did you mean '(.*)'\?$/, (meant) => `看不出这是什么，是不是 ${meant}？`],
  [/^has none of the keys that say what it is: (.*)$/, (keys) => `看不出这是什么，请写其中之一：${keys}`],
  [/^there is no variable '(.*)'; did you mean '(.*)'\?$/, (name, meant) => `变量 ${name}，是不是 ${meant}？`],
  [/^there is no variable '(.*)'; known here: (.*)$/, (name, known) => `变量 ${name}；这里有：${known}`],
  [/^there is no person '(.*)'; did you mean '(.*)'\?; add/, (name, meant) => `人物 ${name}，是不是 ${meant}？`],
  [/^there is no person '(.*)'; add/, (name) => `人物 ${name}，请在 people/ 里添加，或换一个`],
  [
    /^there is no (?:wording|colleague|.*customer's) '(.*)'; did you mean '(.*)'\?$/,
    (name, meant) => `${name}，是不是 ${meant}？`,
  ],
  [
    /^there is no (?:wording|colleague|.*customer's) '(.*)'; there is (.*)$/,
    (name, known) => `${name}；这里有：${known}`,
  ],
  [/^there is no (?:wording|colleague|.*customer's) '(.*)'$/, (name) => name],
  [
    /^there is no ticket type '(.*)' in the taxonomy; did you mean '(.*)'\?$/,
    (name, meant) => `工单类型 ${name}，是不是 ${meant}？`,
  ],
  [/^there is no ticket type '(.*)' in the taxonomy$/, (name) => `工单类型 ${name}`],
  [/^includes itself: (.*); take/, (circle) => `include 绕回了自己：${circle}，请去掉其中一处`],
  [/^leads to more than (\d+) turns/, (most) => `超过 ${most} 个回合，请拆开`],
  [/^must name a file that ends in \.turns\.yaml/, () => 'include 要写一个以 .turns.yaml 结尾的文件：里面是回合列表'],
  [/^'(.*)' there is no such file/, (name) => `${name} 没有这个文件，或无权读取`],
  [/^must be a list of turns/, () => '应是回合列表，每个回合以 - 开头'],
  [/^the customer writes first/, () => '要由客户先写；请以 customer: … 开头'],
  [/^the .* '(.*)' is taken by (.*); choose another$/, (name, where) => `${name} 已在 ${where} 用过，请换一个`],
  [/^'(.*)' is missing: add it here, a yearly rate/, (key) => `${key}，请补上年利率，例如 '18.00%'`],
  [/^'(.*)' is missing: add it here, (?:in )?yuan/, (key) => `${key}，请补上，单位元，例如 '1208.00'`],
  [/^'(.*)' is missing: add it here$/, (key) => `${key}，请补上`],
  [/^(.*)is not a date; write (.*)$/, (key, form) => `${key}不是日期，请写成 ${form}`],
  [/^(.*)is not a month; write (.*)$/, (key, form) => `${key}不是月份，请写成 ${form}`],
  [/^(.*)is not a yearly rate; write (.*)$/, (key, form) => `${key}不是年利率，请写成 ${form}`],
  [/^(.*)is not an amount in yuan; write (.*)$/, (key, form) => `${key}不是金额（元），请写成 ${form}`],
  [
    /^(.*)is not a moment; write (.*), or (.*) with its zone$/,
    (key, form, zoned) => `${key}不是时刻，请写成 ${form}，带时区写成 ${zoned}`,
  ],
  [/^(.*)must be text; put it in quotes: (.*)$/s, (key, text) => `${key}应是文字，请加引号：${text}`],
  [/^(.*)must be text$/, (key) => `${key}应是文字`],
  [/^(.*)must be of type (\w+)$/, (key, type) => `${key}应是${types[type] ?? type}`],
  [
    /^(.*)must be one of (.*); did you mean '(.*)'\?$/,
    (key, values, meant) => `${key}应是其中之一：${values}；是不是 ${meant}？`,
  ],
  [/^(.*)must be one of (.*)$/, (key, values) => `${key}应是其中之一：${values}`],
  [/^(.*)is Too small: expected (?:number|int) to be >=(-?\d+)$/, (key, least) => `${key}不能小于 ${least}`],
  [/^(.*)is Too big: expected (?:number|int) to be <=(-?\d+)$/, (key, most) => `${key}不能大于 ${most}`],
  [/^outstanding is not total less paid/, () => '未还不等于总额减已还，请改其中一项，或少写一项'],
  [/^'(.*)' and '(.*)' are one (?:amount|rate); write one$/, (a, b) => `${a} 与 ${b} 是同一项，只写一个`],
]

/** One thing to mend in a file, in Chinese; a sentence that is only for writers of fixtures stays as it is. */
export function fixtureProblemZh(code: FixtureProblemCode, problem: string): string {
  for (const [pattern, say] of sentences) {
    const match = pattern.exec(problem)
    if (match) return `${kinds[code]}：${say(...match.slice(1).map((part) => part.replace(/^this $/, '')))}`
  }
  return `${kinds[code]}：${problem}`
}
