import type { DeskClient } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { plainScreen } from '../../src/cli/plain-screen.ts'
import { columnsOf } from '../../src/terminal/width.ts'
import { cliWords } from '../../src/words/cli.ts'
import { agent, conversation, ticket, waiting } from '../state/sample.ts'

/** A desk with one served by the agent and two waiting, which answers only what it is asked. */
function deskWith(lastText: string): DeskClient {
  const all = [conversation(), { ...waiting(2), lastText }, waiting(1)]
  const list = async ({ status, mine = false }: { status: readonly string[]; mine?: boolean }) => ({
    items: all.filter((one) => status.includes(one.status) && (!mine || one.agentId === agent.id)),
  })
  return {
    session: { me: async () => agent },
    conversations: { list },
    tickets: { list: async () => ({ items: [ticket()] }) },
  } as unknown as DeskClient
}

test('without a terminal it lists who waits apart from whom the agent serves, each in one row', async () => {
  const { json, lines } = await plainScreen(deskWith('很长的话'.repeat(40)), cliWords['zh-CN'], 'zh-CN')
  expect(json).toMatchObject({
    waiting: [{ status: 'queued' }, { status: 'queued' }],
    serving: [{ status: 'active', agentId: agent.id }],
  })
  const rows = lines.filter((line): line is string => typeof line === 'string')
  expect(rows.find((one) => one.includes('很长的话'))).toMatch(/\.\.$/)
  for (const one of rows.slice(0, -1)) expect(columnsOf(one)).toBeLessThanOrEqual(80)
})
