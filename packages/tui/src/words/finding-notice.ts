import type { Messages } from './messages.ts'

type Place = keyof Messages['places']

/** What is told of finding things. */
export type FindingNotice =
  | { readonly say: 'finishFirst'; readonly place: Place }
  | { readonly say: 'worksIn'; readonly place: Place }
  | { readonly say: 'noOlderVisit' }
  | { readonly say: 'noNewerVisit' }
  | { readonly say: 'langIs' }
  | { readonly say: 'needsRecorder' }
  | { readonly say: 'fixtureSaving' }
  | { readonly say: 'fixtureSaved'; readonly file: string; readonly left: number }
  | { readonly say: 'fixtureDiffers'; readonly file: string }
  | { readonly say: 'fixtureThere'; readonly file: string }
  | { readonly say: 'fixtureNowhere' }
  | { readonly say: 'ticketUnknown'; readonly code: string }
  | { readonly say: 'ticketReady'; readonly code: string }

export type FindingNoticeWords = {
  readonly [Say in FindingNotice['say']]: (notice: Extract<FindingNotice, { say: Say }>) => string
}
