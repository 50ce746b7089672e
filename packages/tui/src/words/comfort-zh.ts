import type { SettingKey, SettingValues } from '../state/setting-table.ts'
import type { SettingProblem } from '../state/settings-change.ts'
import type { ComfortNoticeWords } from './comfort-notice.ts'

/** What each setting does, in a few words. */
const settings: Readonly<Record<SettingKey, string>> = {
  lang: '界面语言',
  theme: '配色',
  mouse: '鼠标',
  reducedMotion: '减少动态',
  screenReader: '读屏模式',
  lockAfterMinutes: '几分钟无操作后锁屏（0 不锁）',
  undoSeconds: '发送前可撤回的秒数（0 立即发送）',
  clipboard: '把脱敏后的文字复制到终端剪贴板',
  links: '可点开的链接',
  notifications: '窗口不在前面时提醒有人等候',
  title: '窗口标题显示等候人数',
  ambiguousWidth: '①—… 这类字符的宽度',
}

/** The desk's words for settings and the terminal. */
export interface ComfortMessages {
  readonly settings: Readonly<Record<SettingKey, string>>
  readonly settingProblem: (problem: SettingProblem) => string
  readonly keys: Readonly<Record<'redraw' | 'copyOut', string>>
  /** The window's title. It names nobody. */
  readonly windowTitle: (waiting: number, unread: number) => string
  /** What the system shows outside the desk, where anyone may read it. */
  readonly ring: { readonly waiting: (count: number) => string; readonly unread: (count: number) => string }
}

export const comfortZh: ComfortMessages = {
  settings,
  settingProblem: (problem) => sayProblem(problem),
  keys: { redraw: '重画屏幕', copyOut: '复制（脱敏）' },
  windowTitle: (waiting, unread) =>
    ['坐席台', ...(waiting > 0 ? [`${waiting} 人等待`] : []), ...(unread > 0 ? [`${unread} 条待回`] : [])].join(' · '),
  ring: { waiting: (count) => `${count} 人等待接入`, unread: (count) => `${count} 条消息待回` },
}

function allowed(values: SettingValues): string {
  if (values.kind === 'switch') return 'on 或 off'
  return values.kind === 'choice' ? values.of.join('、') : `0 到 ${values.most} 的整数`
}

function sayProblem(problem: SettingProblem): string {
  const meant = problem.meant === undefined ? '' : `，是不是 ${problem.meant}？`
  if (problem.say === 'settingUnknown') return `没有「${problem.key}」这个设置${meant}`
  return `${problem.key} 不能是「${problem.given}」${meant || `：可用 ${allowed(problem.values)}`}`
}

export const comfortNoticesZh: ComfortNoticeWords = {
  settingUnknown: sayProblem,
  settingValue: sayProblem,
  settingsNotYaml: () => '不是 YAML 格式',
  settingsBroken: ({ line, column, problem, more }) =>
    `settings.yaml 第 ${line} 行第 ${column} 列：${problem.say === 'settingsNotYaml' ? '不是 YAML 格式，沿用原来的设置' : sayProblem(problem)}${more > 0 ? `（另有 ${more} 处）` : ''}`,
  settingsRead: () => '已读取新的设置',
  settingIs: ({ key, value }) =>
    `${settings[key]}：${typeof value === 'boolean' ? (value ? '开' : '关') : value}${key === 'screenReader' ? '，下次打开时生效' : ''}`,
  settingNotSaved: () => '设置已生效，但没能写入 settings.yaml',
  redrawn: () => '已重画',
  clipboardOff: () => '终端剪贴板未开启，先用 :set clipboard on',
  nothingToCopy: () => '这里没有可复制的内容',
  copiedOut: ({ masked }) => (masked > 0 ? `已交给终端复制，遮住 ${masked} 处个人信息` : '已交给终端复制'),
}
