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
  [/^unknown key '(.*)'; known here: (.*)$/s, (key, known) => `${key}；这里可以写：${known}`],
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
