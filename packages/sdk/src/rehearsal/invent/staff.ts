/** Who serves in a rehearsal: invented, and the same on every stage. */
export interface InventedStaff {
  readonly displayName: string
  readonly workNo: string
}

/** The agent of a conversation, or a colleague by the name that its file gives them. */
export function inventedStaff(name: string): InventedStaff {
  if (name === 'agent') return { displayName: '林晓（演示）', workNo: '8021' }
  return { displayName: `${name}（演示）`, workNo: `9-${name}`.slice(0, 16) }
}
