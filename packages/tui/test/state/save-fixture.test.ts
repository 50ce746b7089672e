import { expect, test } from 'vitest'
import { commandTable } from '../../src/state/command-table.ts'
import { paletteItems } from '../../src/state/finding/palette-items.ts'
import type { Happening } from '../../src/state/happening.ts'
import type { State } from '../../src/state/state.ts'
import { agent, chatId, conversation, play, serving, started } from './sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const run = (state: State, text: string) =>
  play(state, action('command'), { kind: 'pasted', text }, action('runCommand'))

test('saves the conversation in front, and tells where the file is', () => {
  const asked = run(serving(), 'save-fixture how-much')
  expect(asked.effects).toContainEqual({ do: 'saveFixture', conversationId: chatId, name: 'how-much' })
  expect(asked.state.toast?.notice).toEqual({ say: 'fixtureSaving' })
  expect(run(serving(), '存用例').effects).toContainEqual({
    do: 'saveFixture',
    conversationId: chatId,
    name: undefined,
  })
  const file = '/home/recorded/how-much.yaml'
  const tell = (how: 'saved' | 'differs' | 'there' | 'nowhere') =>
    play(asked.state, { kind: 'fixtureSaved', how, file, left: 2 }).state.toast
  expect(tell('saved')).toMatchObject({ tone: 'good', notice: { say: 'fixtureSaved', file, left: 2 } })
  expect(tell('differs')).toMatchObject({ tone: 'bad', notice: { say: 'fixtureDiffers', file } })
  expect(tell('there')).toMatchObject({ tone: 'warn', notice: { say: 'fixtureThere', file } })
  expect(tell('nowhere')).toMatchObject({ tone: 'warn', notice: { say: 'fixtureNowhere' } })
})

test('says why not: no conversation, a name that no file may have, somebody else’s conversation', () => {
  expect(run(started(), 'save-fixture').state.toast?.notice).toEqual({ say: 'noConversation' })
  const named = run(serving(), 'save-fixture ../x')
  expect(named.effects).toEqual([])
  expect(named.state.overlays.at(-1)).toMatchObject({ kind: 'command', problem: { say: 'needs' } })
  const before = serving()
  const others = conversation({ agentId: 'agent-other' as never })
  const foreign = { ...before, queue: { ...before.queue, all: { ...before.queue.all, [chatId]: others } } }
  expect(run(foreign, 'save-fixture').state.toast?.notice).toEqual({ say: 'needsRecorder' })
  const senior = { ...foreign, session: { ...foreign.session, agent: { ...agent, role: 'senior' as const } } }
  expect(run(senior, 'save-fixture').effects).toContainEqual(expect.objectContaining({ do: 'saveFixture' }))
})

test('the palette finds it', () => {
  expect(commandTable.map(({ name }) => name)).toContain('save-fixture')
  const item = paletteItems(serving().keymap).find(({ command }) => command?.name === 'save-fixture')
  expect(item?.by.zh).toMatch(/^存用例/)
  expect(item?.by.pinyin).toBe('cun yong li')
})
