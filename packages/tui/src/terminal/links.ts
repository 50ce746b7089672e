let shown = false

/** Say whether this terminal shows links (OSC 8). There is one terminal for a process. */
export function setLinks(on: boolean): void {
  shown = on
}

export function showsLinks(): boolean {
  return shown
}
