let offered = true

/**
 * Say whether this terminal shows a frame at once (mode 2026). Until it has
 * said so it is asked to all the same: one that does not know takes no notice.
 */
export function setSynchronized(on: boolean): void {
  offered = on
}

export function isSynchronized(): boolean {
  return offered
}
