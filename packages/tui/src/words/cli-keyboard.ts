import type { VerbWords } from './cli.ts'

/** The verbs about keys, as typed behind `zuoxi`. */
export type KeyboardVerbName = 'keys' | 'keys check'

/** What the verbs about keys say to people, in one language. */
export interface KeyboardCliWords {
  readonly broken: (path: string, problems: number) => string
  readonly noFile: (path: string) => string
  readonly fine: (path: string, macros: number) => string
  readonly noMacro: (name: string, known: string) => string
  readonly stopsAtFinal: string
}

type KeyboardVerbs = Readonly<Record<KeyboardVerbName, VerbWords>>

export const keyboardVerbsZh: KeyboardVerbs = {
  keys: {
    summary: '列出现在生效的按键（含 keymap.yaml 的改动）',
    args: [],
    options: { dryRun: '只列出某个宏的步骤，不执行' },
  },
  'keys check': { summary: '检查按键文件（默认工作目录中的 keymap.yaml）', args: ['按键文件'], options: {} },
}

export const keyboardVerbsEn: KeyboardVerbs = {
  keys: {
    summary: 'list the keys in force, with what keymap.yaml changes',
    args: [],
    options: { dryRun: 'only list the steps of a macro' },
  },
  'keys check': { summary: "check a keymap file (the desk's own by default)", args: ['keymap file'], options: {} },
}

export const keyboardCliZh: KeyboardCliWords = {
  broken: (path, problems) => `${path} 有 ${problems} 处问题，没有采用`,
  noFile: (path) => `没有这个文件：${path}`,
  fine: (path, macros) => `${path} 可以使用${macros === 0 ? '' : `，宏 ${macros} 个`}`,
  noMacro: (name, known) => `没有名为“${name}”的宏${known === '' ? '' : `，现有：${known}`}`,
  stopsAtFinal: '如轮到不可撤销的操作会停下（未写 final: true）',
}

export const keyboardCliEn: KeyboardCliWords = {
  broken: (path, problems) => `${path} has ${problems} problem${problems === 1 ? '' : 's'} and is not used`,
  noFile: (path) => `there is no file ${path}`,
  fine: (path, macros) => `${path} can be used${macros === 0 ? '' : `; macros: ${macros}`}`,
  noMacro: (name, known) => `no macro is named "${name}"${known === '' ? '' : `; there are: ${known}`}`,
  stopsAtFinal: 'stops where this cannot be taken back (no final: true)',
}
