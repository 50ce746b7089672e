/** What is said while one writes. */
export type ComposingNotice =
  | { readonly say: 'nothingSelected' }
  | { readonly say: 'nothingCopied' }
  | { readonly say: 'copiedHere'; readonly length: number }
  | { readonly say: 'pasteCut'; readonly kept: number }
  | { readonly say: 'pasteFull' }
  /** Characters that nobody may be sent were left out. */
  | { readonly say: 'unsendable'; readonly count: number }
  | { readonly say: 'fieldFull'; readonly limit: number }
  | { readonly say: 'pasteNowhere' }
  | { readonly say: 'noneSent' }
  | { readonly say: 'oldestRecalled' }
  | { readonly say: 'newestRecalled' }

export type ComposingNoticeWords = {
  readonly [Say in ComposingNotice['say']]: (notice: Extract<ComposingNotice, { say: Say }>) => string
}
