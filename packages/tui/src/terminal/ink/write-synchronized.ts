/** What the build gives Ink for its own brackets around a frame, three writes where `log-update.ts` needs one. */
export const bsu = ''
export const esu = ''

export function shouldSynchronize(): boolean {
  return false
}
