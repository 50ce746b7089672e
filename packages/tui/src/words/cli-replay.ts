import type { VerbWords } from './cli.ts'

/** What `replay` says to people, in one language. */
export interface ReplayWords {
  readonly badTags: string
  readonly badShard: (given: string) => string
  readonly badOnly: (given: string) => string
  readonly badWorkers: (given: string, most: number) => string
  readonly badStage: (given: string, known: string) => string
  readonly badStore: (given: string) => string
  readonly noPostgres: string
  readonly noTerminal: (packages: string) => string
  readonly notTogether: (one: string, other: string) => string
  readonly noTag: (tag: string, known: string) => string
  readonly nothingChosen: (read: number) => string
  readonly nothingFailed: string
  readonly stepOne: (chosen: number) => string
  readonly failedOn: (stage: string) => string
  readonly differs: (turn: number, first: string, second: string) => string
  readonly seeded: (seed: string) => string
  readonly stopped: (played: number, chosen: number) => string
  readonly updated: (path: string, before: string, after: string) => string
  readonly reportAt: (name: string, file: string) => string
  readonly watching: (files: number) => string
  readonly changed: (files: string, conversations: number) => string
  readonly step: {
    readonly keys: string
    readonly prompt: string
    readonly turn: (turn: number, of: number, what: string) => string
    readonly holds: string
    readonly nothingYet: string
    readonly unknown: (given: string) => string
    readonly noTerminal: string
    readonly left: string
    readonly customer: string
    readonly agent: string
    readonly bill: (no: string, outstanding: string, status: string) => string
    readonly loan: (no: string, outstanding: string, status: string) => string
    readonly overdue: (amount: string) => string
    readonly verdict: (verdict: string) => string
    readonly draft: (text: string) => string
  }
}

export const replayVerbZh: VerbWords = {
  summary: '重放会话样例并核对预期',
  args: ['会话文件、目录或通配符，例如 "conversations/**/*-amount.yaml"'],
  options: {
    tags: '只放有其中一个标签的；以 ! 开头表示没有该标签，例如 闸门,!慢',
    only: 'failed：只放上次未通过的',
    shard: '第几份/共几份，例如 2/5；按会话编号分，新增文件不影响其他会话',
    seed: '打乱次序；同一个种子次序相同',
    bail: '有一个未通过就停',
    workers: '同时用几个进程（默认按处理器和会话数）',
    stage: '在哪里放：memory、http、terminal 或 all（各放一遍，结果不同即为未通过）；默认 memory',
    store: '存储：sqlite（默认）或 postgres',
    watch: '文件改动后重放受影响的会话，直到 Ctrl+C',
    update: '把实际结果写回文件中已写明的 sent、slots、screen 和 ledger；其余不动',
    step: '逐轮调试一个会话',
    coverage: '列出会话演到了哪些规则、话术、工单类型、流转和拒绝，以及没演到的',
    junit: '把结果写成 JUnit XML 文件',
    html: '把结果写成一个 HTML 报告文件，离线可看',
  },
}

export const replayVerbEn: VerbWords = {
  summary: 'replay fixture conversations and check what they expect',
  args: ['conversation files, folders, or globs such as "conversations/**/*-amount.yaml"'],
  options: {
    tags: 'those with one of these tags; with ! in front, those without, such as gate,!slow',
    only: 'failed: only what failed the last time',
    shard: 'which part of how many, such as 2/5; by id, so that a new file moves no other',
    seed: 'shuffle; the same seed gives the same order',
    bail: 'stop at the first that fails',
    workers: 'how many processes play at once (default: by processors and conversations)',
    stage: 'where: memory, http, terminal, or all (each in turn; a difference fails); default memory',
    store: 'what keeps the data: sqlite (default) or postgres',
    watch: 'replay what a changed file concerns, until Ctrl+C',
    update: 'write what came over the sent, slots, screen and ledger that files state, and nothing else',
    step: 'debug one conversation turn by turn',
    coverage: 'tell which rules, wordings, ticket types, transitions and refusals are exercised, and which are not',
    junit: 'write the results as a JUnit XML file',
    html: 'write a report as one HTML file, to be read offline',
  },
}

export const replayZh: ReplayWords = {
  badTags: '--tags 需要至少一个标签',
  badShard: (given) => `--shard 应写作 第几份/共几份，例如 2/5：${given}`,
  badOnly: (given) => `--only 只有 failed：${given}`,
  badWorkers: (given, most) => `--workers 应为 1 到 ${most} 的整数：${given}`,
  badStage: (given, known) => `没有 ${given} 这种重放方式，可用：${known}`,
  badStore: (given) => `没有 ${given} 这种存储，可用：sqlite`,
  noTerminal: (packages) => `终端舞台需要可选组件，没有安装；会话未重放。安装：npm install ${packages}`,
  noPostgres: '本版本的服务端没有 postgres 存储，只有 sqlite；会话未重放',
  notTogether: (one, other) => `${one} 不能与 ${other} 同用`,
  noTag: (tag, known) => `没有会话带标签 ${tag}，现有：${known}`,
  nothingChosen: (read) => `读到 ${read} 个会话，按所给条件一个也没选中`,
  nothingFailed: '上次没有未通过的会话',
  stepOne: (chosen) => `--step 一次调试一个会话，选中了 ${chosen} 个；请写明文件或标签`,
  failedOn: (stage) => `（${stage}）`,
  differs: (turn, first, second) => `第 ${turn} 轮：各处结果不同，${first}；${second}`,
  seeded: (seed) => `次序种子 ${seed}`,
  stopped: (played, chosen) => `中途停止：选中 ${chosen}，放了 ${played}`,
  updated: (path, before, after) => `已更新 ${path}：${before} 改为 ${after}`,
  reportAt: (name, file) => `${name}：${file}`,
  watching: (files) => `正在留意 ${files} 个文件，Ctrl+C 结束`,
  changed: (files, conversations) => `${files} 有改动，重放 ${conversations} 个会话`,
  step: {
    keys: 'n 下一轮  b 退回上一轮  r 放完  l 账务  c 会话  g 闸门  o 在此打开工作台  q 结束  ? 帮助',
    prompt: '调试> ',
    turn: (turn, of, what) => `第 ${turn}/${of} 轮  ${what}`,
    holds: '符合预期',
    nothingYet: '还没有',
    unknown: (given) => `没有这个命令：${given}`,
    noTerminal: '这里不是终端，打不开工作台',
    left: '调试中途结束',
    customer: '客户',
    agent: '坐席',
    bill: (no, outstanding, status) => `账单 ${no}  未还 ${outstanding}  ${status}`,
    loan: (no, outstanding, status) => `借据 ${no}  未还 ${outstanding}  ${status}`,
    overdue: (amount) => `逾期合计 ${amount}`,
    verdict: (verdict) => `闸门结论 ${verdict}`,
    draft: (text) => `草稿 ${text}`,
  },
}

export const replayEn: ReplayWords = {
  badTags: '--tags needs at least one tag',
  badShard: (given) => `--shard is written part/parts, such as 2/5: ${given}`,
  badOnly: (given) => `--only knows nothing but failed: ${given}`,
  badWorkers: (given, most) => `--workers is a whole number from 1 to ${most}: ${given}`,
  badStage: (given, known) => `no such stage: ${given}; there are ${known}`,
  badStore: (given) => `no such store: ${given}; there is sqlite`,
  noTerminal: (packages) =>
    `the terminal stage needs packages that are not installed; nothing was replayed. Install them: npm install ${packages}`,
  noPostgres: 'the server of this version has no postgres store, only sqlite; nothing was replayed',
  notTogether: (one, other) => `${one} does not go with ${other}`,
  noTag: (tag, known) => `no conversation has the tag ${tag}; there are ${known}`,
  nothingChosen: (read) => `of ${read} conversations none is chosen by what was asked`,
  nothingFailed: 'nothing failed the last time',
  stepOne: (chosen) => `--step takes one conversation, and ${chosen} are chosen; name a file or a tag`,
  failedOn: (stage) => ` (${stage})`,
  differs: (turn, first, second) => `turn ${turn}: the stages differ, ${first}; ${second}`,
  seeded: (seed) => `order from seed ${seed}`,
  stopped: (played, chosen) => `stopped on the way: ${played} of ${chosen} were played`,
  updated: (path, before, after) => `updated ${path}: ${before} is now ${after}`,
  reportAt: (name, file) => `${name}: ${file}`,
  watching: (files) => `watching ${files} ${files === 1 ? 'file' : 'files'}, Ctrl+C ends`,
  changed: (files, conversations) => `${files} changed, replaying ${conversations}`,
  step: {
    keys: 'n next  b back  r run on  l ledger  c conversation  g gate  o open the desk here  q quit  ? help',
    prompt: 'step> ',
    turn: (turn, of, what) => `turn ${turn} of ${of}  ${what}`,
    holds: 'as expected',
    nothingYet: 'nothing yet',
    unknown: (given) => `no such command: ${given}`,
    noTerminal: 'this is no terminal, so no desk can be opened here',
    left: 'left before the end',
    customer: 'customer',
    agent: 'agent',
    bill: (no, outstanding, status) => `bill ${no}  owes ${outstanding}  ${status}`,
    loan: (no, outstanding, status) => `loan ${no}  owes ${outstanding}  ${status}`,
    overdue: (amount) => `overdue in all ${amount}`,
    verdict: (verdict) => `the gate says ${verdict}`,
    draft: (text) => `draft ${text}`,
  },
}
