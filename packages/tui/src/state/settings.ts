/** How an agent wants the desk to be: `settings.yaml` in the desk's folder, changed from the desk with `:set`. */
export interface Settings {
  /** `auto`: the language the desk was opened in. One that was asked for at the start wins over the file. */
  readonly lang: 'auto' | 'zh' | 'en'
  /** `auto` asks the terminal whether it is light or dark. */
  readonly theme: 'auto' | 'dark' | 'light' | 'contrast' | 'mono'
  readonly mouse: boolean
  /** Nothing moves by itself: no spinner, no blinking, toasts stay until a key. */
  readonly reducedMotion: boolean
  /** One column, said in the order it is read, for screen readers. */
  readonly screenReader: boolean
  /** Minutes without a key until the desk masks itself; 0 never. */
  readonly lockAfterMinutes: number
  /** Seconds a message waits in the desk before it leaves, so that it can be taken back; 0 sends at once. */
  readonly undoSeconds: number
  /** Whether masked text may be copied to the terminal's clipboard (OSC 52). */
  readonly clipboard: boolean
  /** Whether references are links (OSC 8); `auto` where the terminal is known to show them. */
  readonly links: 'auto' | 'on' | 'off'
  /** Whether the terminal is told that somebody waits (OSC 9), without saying who. */
  readonly notifications: boolean
  /** Whether the window's title says how many wait. */
  readonly title: boolean
  /** Columns of characters whose width terminals disagree about; `auto` measures one at the start. */
  readonly ambiguousWidth: 'auto' | 'narrow' | 'wide'
}

export const defaultSettings: Settings = {
  lang: 'auto',
  theme: 'auto',
  mouse: true,
  reducedMotion: false,
  screenReader: false,
  lockAfterMinutes: 10,
  undoSeconds: 3,
  clipboard: false,
  links: 'auto',
  notifications: true,
  title: true,
  ambiguousWidth: 'auto',
}
