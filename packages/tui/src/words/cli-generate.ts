import type { VerbWords } from './cli.ts'

/** What `generate` says to people, in one language. */
export interface GenerateWords {
  readonly label: string
  readonly badCount: (given: string, most: number) => string
  readonly badSeed: (given: string) => string
  readonly badKinds: (given: string, known: string) => string
  readonly noPlace: string
  readonly seed: (seed: string) => string
  readonly held: (played: number, conversations: number) => string
  readonly stopped: (played: number) => string
  readonly found: (id: string, of: string, turns: number, times: number) => string
  readonly failed: (turn: number, expected: string, actual: string) => string
  readonly again: (command: string) => string
}

export const generateVerbZh: VerbWords = {
  summary: '按种子给会话造变体（换说法、错字、次序、时间、交错、故障），失败的缩到最小写成会话文件',
  args: ['会话文件、文件夹或通配符'],
  options: {
    seed: '种子；同一个种子逐字节重来（默认每次不同，会打印出来）',
    count: '造多少个变体（默认 200）',
    out: '失败的写到这个文件夹（默认在工作台文件夹的 generated 下）',
    kinds: '只用这几种：paraphrase,typo,order,timing,interleave,fault',
  },
}

export const generateVerbEn: VerbWords = {
  summary: 'variations of conversations from a seed; what fails is shrunk and written out as a conversation file',
  args: ['conversation files, folders or globs'],
  options: {
    seed: 'the seed; the same one gives the same to the byte (default: a new one, which is printed)',
    count: 'how many variations (default 200)',
    out: 'where those that fail are written (default: generated, in the folder of the desk)',
    kinds: 'only these: paraphrase,typo,order,timing,interleave,fault',
  },
}

export const generateZh: GenerateWords = {
  label: '变体',
  badCount: (given, most) => `--count 应是 1 到 ${most} 的整数：${given}`,
  badSeed: (given) => `种子只用字母、数字、点和连字符，最多 64 个字符：${given}`,
  badKinds: (given, known) => `没有这种变体：${given}；有 ${known}`,
  noPlace: '这些会话里没有可改的地方',
  seed: (seed) => `种子：${seed}`,
  held: (played, conversations) => `${played} 个变体都成立，来自 ${conversations} 个会话`,
  stopped: (played) => `提前停下，已演 ${played} 个`,
  found: (id, of, turns, times) =>
    `失败 ${id}：来自 ${of}，缩到 ${turns} 步${times > 1 ? `，同样的共 ${times} 个` : ''}`,
  failed: (turn, expected, actual) => `第 ${turn} 步：应为 ${expected}，实为 ${actual}`,
  again: (command) => `重来：${command}`,
}

export const generateEn: GenerateWords = {
  label: 'variations',
  badCount: (given, most) => `--count is a whole number from 1 to ${most}: ${given}`,
  badSeed: (given) => `a seed has letters, digits, dots and dashes, at most 64 of them: ${given}`,
  badKinds: (given, known) => `no such kind of variation: ${given}; there are ${known}`,
  noPlace: 'nothing in these conversations can be varied so',
  seed: (seed) => `seed: ${seed}`,
  held: (played, conversations) => `${played} variations of ${conversations} conversations hold`,
  stopped: (played) => `stopped early, after ${played}`,
  found: (id, of, turns, times) =>
    `failed ${id}: of ${of}, shrunk to ${turns} turns${times > 1 ? `, ${times} in the same way` : ''}`,
  failed: (turn, expected, actual) => `turn ${turn}: expected ${expected}, got ${actual}`,
  again: (command) => `again: ${command}`,
}
