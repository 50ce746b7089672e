/** What this terminal can do, as far as its answers and its environment tell. */
export interface Traits {
  /** `none` under `NO_COLOR`, or where there is no colour. */
  readonly colours: 'none' | '16' | '256' | 'truecolor'
  readonly background: 'dark' | 'light' | 'unknown'
  /** Ambiguous characters (`①—…“”`) take two columns here. */
  readonly ambiguousWide: boolean
  /** It speaks the kitty keyboard protocol. */
  readonly kitty: boolean
  /** It shows OSC 8 links. */
  readonly links: boolean
}

/** Before the terminal has answered: what every terminal can. */
export const plainTraits: Traits = {
  colours: '16',
  background: 'unknown',
  ambiguousWide: false,
  kitty: false,
  links: false,
}
