import type { SettingKey, SettingValues } from '../state/setting-table.ts'
import type { SettingProblem } from '../state/settings-change.ts'
import type { ComfortNoticeWords } from './comfort-notice.ts'
import type { ComfortMessages } from './comfort-zh.ts'

const settings: Readonly<Record<SettingKey, string>> = {
  lang: 'language of the screen',
  theme: 'colours',
  mouse: 'mouse',
  reducedMotion: 'reduced motion',
  screenReader: 'screen-reader mode',
  lockAfterMinutes: 'minutes without a key until the screen locks (0 never)',
  undoSeconds: 'seconds in which a message can be taken back (0 sends at once)',
  clipboard: 'copying masked text to the terminal’s clipboard',
  links: 'links that can be opened',
  notifications: 'a notification when somebody waits and the window is not in front',
  title: 'how many wait, in the window’s title',
  ambiguousWidth: 'the width of characters such as ①—…',
}

export const comfortEn: ComfortMessages = {
  settings,
  settingProblem: (problem) => sayProblem(problem),
  keys: { redraw: 'redraw', copyOut: 'copy (masked)' },
  windowTitle: (waiting, unread) =>
    ['Zuoxi', ...(waiting > 0 ? [`${waiting} waiting`] : []), ...(unread > 0 ? [`${unread} unread`] : [])].join(' · '),
  ring: {
    waiting: (count) => (count === 1 ? '1 customer waits' : `${count} customers wait`),
    unread: (count) => (count === 1 ? '1 message to answer' : `${count} messages to answer`),
  },
}

function allowed(values: SettingValues): string {
  if (values.kind === 'switch') return 'on or off'
  return values.kind === 'choice' ? values.of.join(', ') : `a whole number from 0 to ${values.most}`
}

function sayProblem(problem: SettingProblem): string {
  const meant = problem.meant === undefined ? '' : `; did you mean ${problem.meant}?`
  if (problem.say === 'settingUnknown') return `There is no setting “${problem.key}”${meant}`
  return `${problem.key} cannot be “${problem.given}”${meant || `: ${allowed(problem.values)}`}`
}

export const comfortNoticesEn: ComfortNoticeWords = {
  settingUnknown: sayProblem,
  settingValue: sayProblem,
  settingsNotYaml: () => 'not YAML',
  settingsBroken: ({ line, column, problem, more }) =>
    `settings.yaml line ${line}, column ${column}: ${problem.say === 'settingsNotYaml' ? 'not YAML; the settings stay as they were' : sayProblem(problem)}${more > 0 ? ` (and ${more} more)` : ''}`,
  settingsRead: () => 'The settings were read again',
  settingIs: ({ key, value }) =>
    `${settings[key]}: ${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}${key === 'screenReader' ? ', from the next start on' : ''}`,
  settingNotSaved: () => 'The setting holds now, but could not be written to settings.yaml',
  redrawn: () => 'Drawn anew',
  clipboardOff: () => 'The terminal’s clipboard is off; first :set clipboard on',
  nothingToCopy: () => 'There is nothing to copy here',
  copiedOut: ({ masked }) =>
    masked > 0
      ? `Given to the terminal to copy; ${masked} personal ${masked === 1 ? 'detail' : 'details'} masked`
      : 'Given to the terminal to copy',
}
