import type { VerbWords } from './cli.ts'

/** What `screenshot` says to people, in one language. */
export interface ScreenshotWords {
  readonly badKey: (given: string) => string
  readonly badSize: (given: string, columns: number, rows: number) => string
  readonly badMoment: (given: string) => string
  readonly badTheme: (given: string, themes: string) => string
  readonly badOut: (file: string) => string
  readonly demoOnly: (option: string) => string
}

export const screenshotVerbZh: VerbWords = {
  summary: '不用终端画出任意画面，用于文档和报错（默认在临时的演示工作台上）',
  args: [],
  options: {
    size: '列数x行数（默认 120x35）',
    keys: '依次按下的键，文字加引号，3s 表示过三秒，例如 "/ \'zw 8899\' enter"',
    out: '写到 .svg 或 .txt 文件（默认把文本写到标准输出）',
    at: '演示工作台的时刻，上海时间（默认 2026-11-20T10:30）',
    as: '演示工作台上的角色：agent 或 owner（默认 agent）',
    customers: '演示工作台的虚构客户数（默认 300）',
    title: '图片的说明',
    theme: '图片的配色：dark、light、contrast、mono（默认 dark）',
    cast: '把依次按键的画面录成 .cast（asciinema），个人信息已遮盖',
    own: '画自己的工作台；按键是真的，会写入数据',
  },
}

export const screenshotVerbEn: VerbWords = {
  summary: 'draw any screen without a terminal, for docs and bug reports (by default of a passing demo desk)',
  args: [],
  options: {
    size: 'columns x rows (default 120x35)',
    keys: 'keys to press, texts in quotes, 3s for three seconds, such as "/ \'zw 8899\' enter"',
    out: 'write a .svg or .txt file (default: the text, to standard output)',
    at: 'the time on the demo desk, in Shanghai (default 2026-11-20T10:30)',
    as: 'who sits at the demo desk: agent or owner (default agent)',
    customers: 'how many customers the demo desk invents (default 300)',
    title: 'what the picture shows, in words',
    theme: 'colours of the picture: dark, light, contrast, mono (default dark)',
    cast: 'film the screens of the keys into a .cast file (asciinema), with personal data masked',
    own: 'draw your own desk; the keys are real and change its data',
  },
}

export const screenshotZh: ScreenshotWords = {
  badKey: (given) => `没有这个键：${given}。键名与按键表一致，例如 enter、ctrl+f；文字请加引号`,
  badSize: (given, columns, rows) => `大小应写作 列x行，例如 120x35，最大 ${columns}x${rows}：${given}`,
  badMoment: (given) => `时刻应写作 2026-11-20T10:30：${given}`,
  badTheme: (given, themes) => `没有配色 ${given}，可用：${themes}`,
  badOut: (file) => `只能写 .svg 或 .txt 文件：${file}`,
  demoOnly: (option) => `${option} 只用于演示工作台，不能与 --own 或 --url 同用`,
}

export const screenshotEn: ScreenshotWords = {
  badKey: (given) =>
    `no such key: ${given}. Keys are named as in the list of keys, such as enter, ctrl+f; put texts in quotes`,
  badSize: (given, columns, rows) => `a size is columns x rows, such as 120x35, at most ${columns}x${rows}: ${given}`,
  badMoment: (given) => `a time is written 2026-11-20T10:30: ${given}`,
  badTheme: (given, themes) => `no such theme: ${given}; there are ${themes}`,
  badOut: (file) => `only .svg and .txt files can be written: ${file}`,
  demoOnly: (option) => `${option} is for the demo desk, not for --own or --url`,
}
