/** What a script learns without reading a word. */
export const exitCode = { done: 0, failed: 1, badUse: 2, notSignedIn: 4 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
