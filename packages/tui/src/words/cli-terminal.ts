/** What the doctor looks at in a terminal. */
export type TerminalCheckName =
  | 'terminal_name'
  | 'terminal_answers'
  | 'background'
  | 'wide_characters'
  | 'keyboard'
  | 'whole_frames'
  | 'focus_reports'
  | 'links'
  | 'notifications'
  | 'clipboard'
  | 'ssh'
  | 'screen'
  | 'tmux_term'
  | 'tmux_escape_time'
  | 'tmux_focus'
  | 'tmux_passthrough'
  | 'tmux_clipboard'
  | 'settings_file'

type TerminalCheckWords = Readonly<Record<TerminalCheckName, { readonly name: string; readonly fix: string }>>

export const terminalChecksZh: TerminalCheckWords = {
  terminal_name: { name: '终端', fix: '' },
  terminal_answers: {
    name: '终端应答',
    fix: '线路慢或终端不应答；按键会有延迟，可在 settings.yaml 中直接写明 theme 和 ambiguousWidth',
  },
  background: { name: '背景色', fix: '终端没有说明深浅；请设置 :set theme dark 或 light' },
  wide_characters: {
    name: '①—… 的宽度',
    fix: '没有量到；如果表格错位，请设置 :set ambiguousWidth wide 或 narrow，并与终端的“东亚模糊宽度”一致',
  },
  keyboard: {
    name: '键盘协议',
    fix: '终端不支持 kitty 协议：Shift+Enter 与 Enter 无法区分，换行请用 Alt+Enter；在 kitty、WezTerm、Ghostty、foot 中可用',
  },
  whole_frames: { name: '整帧刷新', fix: '终端不支持同步输出；慢线路上可能看到逐行刷新，功能不受影响' },
  focus_reports: { name: '窗口焦点', fix: '终端不报告焦点，因此不会发提醒；tmux 中请 set -g focus-events on' },
  links: { name: '可点开的链接', fix: '未确认支持；如果终端支持 OSC 8，请 :set links on，否则显示完整网址' },
  notifications: { name: '系统提醒', fix: '未确认支持系统提醒，改为响铃；请在终端中打开响铃提示' },
  clipboard: {
    name: '终端剪贴板',
    fix: '终端没有声明支持；默认关闭，打开用 :set clipboard on，并在终端中允许程序写剪贴板',
  },
  ssh: { name: '远程连接', fix: '' },
  screen: { name: 'GNU screen', fix: 'screen 不转发链接和提醒；请用 tmux，或直接在终端中打开' },
  tmux_term: {
    name: 'tmux 内的 TERM',
    fix: "TERM 与 tmux 不符；请在 tmux.conf 写 set -g default-terminal 'tmux-256color'，不要自行设置 TERM",
  },
  tmux_escape_time: { name: 'tmux 的 Esc 等待', fix: 'Esc 会迟到；请在 tmux.conf 写 set -sg escape-time 10' },
  tmux_focus: { name: 'tmux 转发焦点', fix: '请在 tmux.conf 写 set -g focus-events on，否则不发提醒' },
  tmux_passthrough: { name: 'tmux 透传', fix: '需要终端自己的功能时，请在 tmux.conf 写 set -g allow-passthrough on' },
  tmux_clipboard: { name: 'tmux 剪贴板', fix: '要使用 :set clipboard on，请在 tmux.conf 写 set -g set-clipboard on' },
  settings_file: { name: '设置文件', fix: '这里写得不对，沿用默认值；请按 docs/guide/terminal.md 修改' },
}

export const terminalChecksEn: TerminalCheckWords = {
  terminal_name: { name: 'terminal', fix: '' },
  terminal_answers: {
    name: 'terminal answers',
    fix: 'a slow line, or a terminal that does not answer; keys are felt late, and theme and ambiguousWidth can be said in settings.yaml',
  },
  background: {
    name: 'background',
    fix: 'the terminal does not say whether it is dark or light; :set theme dark, or light',
  },
  wide_characters: {
    name: 'width of ①—…',
    fix: 'not measured; where tables are crooked, :set ambiguousWidth wide or narrow, as the terminal is set up',
  },
  keyboard: {
    name: 'keyboard protocol',
    fix: 'no kitty protocol: Shift+Enter is the same as Enter here, so Alt+Enter starts a new line; kitty, WezTerm, Ghostty and foot have it',
  },
  whole_frames: { name: 'whole frames', fix: 'no synchronized output: a slow line may show rows arriving one by one' },
  focus_reports: {
    name: 'focus reports',
    fix: 'the terminal does not say when its window is in front, so nobody is notified; in tmux: set -g focus-events on',
  },
  links: {
    name: 'links',
    fix: 'not known; where the terminal shows OSC 8, :set links on; addresses are shown in full without',
  },
  notifications: { name: 'notifications', fix: 'not known; the bell rings instead, so let the terminal show it' },
  clipboard: {
    name: 'clipboard',
    fix: 'the terminal does not offer it; off until :set clipboard on, and the terminal has to allow it',
  },
  ssh: { name: 'remote session', fix: '' },
  screen: { name: 'GNU screen', fix: 'screen passes on neither links nor notifications; use tmux, or no multiplexer' },
  tmux_term: {
    name: 'TERM inside tmux',
    fix: "TERM does not fit tmux; in tmux.conf: set -g default-terminal 'tmux-256color', and set TERM nowhere else",
  },
  tmux_escape_time: { name: 'Escape in tmux', fix: 'Escape comes late; in tmux.conf: set -sg escape-time 10' },
  tmux_focus: { name: 'focus in tmux', fix: 'in tmux.conf: set -g focus-events on; without it nobody is notified' },
  tmux_passthrough: {
    name: 'tmux passthrough',
    fix: 'for what only the terminal can do, in tmux.conf: set -g allow-passthrough on',
  },
  tmux_clipboard: { name: 'clipboard in tmux', fix: 'for :set clipboard on, in tmux.conf: set -g set-clipboard on' },
  settings_file: {
    name: 'settings file',
    fix: 'this is not understood, and has its default; see docs/guide/terminal.md',
  },
}
