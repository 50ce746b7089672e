import type { InvariantName } from '../simulate/invariants.ts'
import type { VerbWords } from './cli.ts'

/** What `simulate` says to people, in one language. */
export interface SimulateWords {
  readonly label: string
  readonly badNumber: (option: string, given: string, from: number, to: number) => string
  readonly badSeed: (given: string) => string
  readonly stepsOrSeconds: string
  readonly held: (worlds: number, steps: number, minutes: number) => string
  readonly seed: (seed: string) => string
  readonly broken: (invariant: string, seed: string, step: number) => string
  readonly again: (command: string) => string
  readonly invariants: Readonly<Record<InvariantName, string>>
}

export const simulateVerbZh: VerbWords = {
  summary: '在一个进程里模拟多名坐席和客户，按种子制造故障，检查不变量（不碰自己的工作台）',
  args: [],
  options: {
    seed: '种子；同一个种子逐字节重演（默认每次不同，会打印出来）',
    seconds: '一个世界接一个世界，模拟这么多秒',
    steps: '每个世界多少步（默认 300）',
    agents: '坐席数（默认 3）',
    customers: '客户数（默认 6）',
    faults: '故障倍数：0 没有，1 平常的坏日子，最大 5（默认 1）',
    trace: '把经过写到这个文件',
  },
}

export const simulateVerbEn: VerbWords = {
  summary: 'many desks and customers in one process, with faults from a seed, held against invariants (not your desk)',
  args: [],
  options: {
    seed: 'the seed; the same one happens again to the byte (default: a new one, which is printed)',
    seconds: 'one world after the other, for so many seconds',
    steps: 'moves in each world (default 300)',
    agents: 'how many agents (default 3)',
    customers: 'how many customers (default 6)',
    faults: 'how many faults: 0 none, 1 a usual bad day, at most 5 (default 1)',
    trace: 'write what happened to this file',
  },
}

export const simulateZh: SimulateWords = {
  label: '模拟',
  badNumber: (option, given, from, to) => `${option} 应在 ${from} 到 ${to} 之间：${given}`,
  badSeed: (given) => `种子只用字母、数字、点和连字符，最多 64 个字符：${given}`,
  stepsOrSeconds: '--trace 只写一个世界的经过，不能与 --seconds 同用',
  held: (worlds, steps, minutes) => `全部不变量成立：${worlds} 个世界，${steps} 步，虚拟时间 ${minutes} 分钟`,
  seed: (seed) => `种子：${seed}`,
  broken: (invariant, seed, step) => `不成立：${invariant}（种子 ${seed}，第 ${step} 步）`,
  again: (command) => `重演：${command}`,
  invariants: {
    'ledger-sums': '账目相加相符',
    'one-effect-per-key': '一个幂等键只生效一次',
    'every-change-audited': '每次变更都有审计记录',
    'masked-frames': '画面上没有明文个人信息',
    'nothing-forbidden-sent': '禁止的话没有发出',
    'no-text-lost': '写下的话没有丢',
    'in-order': '消息按发送的先后到达',
    'no-accident': '程序没有出错',
    'comes-to-rest': '故障排除后一切恢复',
    'screen-tells-the-truth': '画面与工作台一致',
  },
}

export const simulateEn: SimulateWords = {
  label: 'simulate',
  badNumber: (option, given, from, to) => `${option} is from ${from} to ${to}: ${given}`,
  badSeed: (given) => `a seed has letters, digits, dots and dashes, at most 64 of them: ${given}`,
  stepsOrSeconds: '--trace writes down one world, and does not go with --seconds',
  held: (worlds, steps, minutes) =>
    `all invariants hold: ${worlds} worlds, ${steps} steps, ${minutes} minutes of virtual time`,
  seed: (seed) => `seed: ${seed}`,
  broken: (invariant, seed, step) => `broken: ${invariant} (seed ${seed}, step ${step})`,
  again: (command) => `again: ${command}`,
  invariants: {
    'ledger-sums': 'the ledger adds up',
    'one-effect-per-key': 'one key acts once',
    'every-change-audited': 'every change has an audit row',
    'masked-frames': 'no screen shows personal data in clear',
    'nothing-forbidden-sent': 'nothing forbidden is sent',
    'no-text-lost': 'no text is lost',
    'in-order': 'messages arrive in the order they were sent',
    'no-accident': 'no program fails',
    'comes-to-rest': 'once mended, everything recovers',
    'screen-tells-the-truth': 'the screen shows what the desk has',
  },
}
