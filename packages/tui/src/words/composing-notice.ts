/** What is said while one writes. */
export type ComposingNotice =
  | { readonly say: 'nothingSelected' }
  | { readonly say: 'nothingCopied' }
  | { readonly say: 'copiedHere'; readonly length: number }
  | { readonly say: 'pasteCut'; readonly kept: number }
  | { readonly say: 'pasteFull' }
  | { readonly say: 'pasteNowhere' }
  | { readonly say: 'noneSent' }
  | { readonly say: 'oldestRecalled' }
  | { readonly say: 'newestRecalled' }

export type ComposingNoticeWords = {
  readonly [Say in ComposingNotice['say']]: (notice: Extract<ComposingNotice, { say: Say }>) => string
}
