/** What this terminal can do, as far as its answers and its environment tell. */
export interface Traits {
  /** `none` under `NO_COLOR`, or where there is no colour. */
  readonly colours: 'none' | '16' | '256' | 'truecolor'
  /** In the `middle` neither light nor dark text is readable in every colour. */
  readonly background: 'dark' | 'light' | 'middle' | 'unknown'
  /** Ambiguous characters (`①—…“”`) take two columns here. */
  readonly ambiguousWide: boolean
  /** It speaks the kitty keyboard protocol. */
  readonly kitty: boolean
  /** It shows OSC 8 links. */
  readonly links: boolean
  /** How it is told that somebody waits. */
  readonly notifies: 'osc9' | 'osc777' | 'bell'
  /** It shows a frame at once, however it comes (mode 2026); `unknown` where it has not said. */
  readonly synchronized: boolean | 'unknown'
  /** It says when its window gains and loses the focus (mode 1004). */
  readonly focus: boolean | 'unknown'
  /** What passes everything on between us and the terminal. */
  readonly inside: 'tmux' | 'screen' | 'nothing'
  /** The name it gives itself, with its version; empty where it has none. */
  readonly name: string
}

/** Before the terminal has answered: what every terminal can. */
export const plainTraits: Traits = {
  colours: '16',
  background: 'unknown',
  ambiguousWide: false,
  kitty: false,
  links: false,
  notifies: 'bell',
  synchronized: 'unknown',
  focus: 'unknown',
  inside: 'nothing',
  name: '',
}
