/** What is told of the tour. */
export type TourNotice =
  | { readonly say: 'tourLooks' }
  | { readonly say: 'tourLeft'; readonly n: number; readonly of: number; readonly key: string | undefined }
  | { readonly say: 'tourOver'; readonly key: string | undefined }

export type TourNoticeWords = {
  readonly [Say in TourNotice['say']]: (notice: Extract<TourNotice, { say: Say }>) => string
}
