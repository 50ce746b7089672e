import { fileURLToPath } from 'node:url'
import { inPty, type InPty, node } from './in-pty.ts'

export const program: string = fileURLToPath(new URL('../../../packages/tui/dist/zuoxi.js', import.meta.url))

/** Where a desk is: served by another process, or the file of a folder, which the program opens itself. */
export type At = { readonly url: string; readonly token: string; readonly home: string } | { readonly home: string }

/** The built program, opened on a desk. */
export function deskInPty(at: At, env: Readonly<Record<string, string>> = {}): InPty {
  const remote = 'url' in at ? { ZUOXI_URL: at.url, ZUOXI_TOKEN: at.token } : {}
  return inPty(node, [program], { HOME: at.home, ZUOXI_HOME: at.home, ...remote, ...env })
}

/** The desk lists somebody who waits. */
export function listsCustomers({ rows }: { rows: readonly string[] }): boolean {
  return rows.some((row) => /等待接入 [1-9]/.test(row)) && rows.some((row) => row.includes('我想查一下这期账单'))
}

/** Open the first of the queue, taking it if nobody has, and stand in the empty reply. */
export async function toReply(desk: InPty): Promise<void> {
  await desk.sees(({ rows }) => rows.some((row) => row.includes('我想查一下这期账单')))
  desk.write('\r')
  await desk.sees(({ rows }) => rows.some((row) => row.includes('Enter 回复')))
  desk.write('\r')
  await desk.sees(({ rows }) => rows.some((row) => row.includes('输入 :: 插入话术')))
}
