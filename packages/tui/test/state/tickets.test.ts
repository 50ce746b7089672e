import type { CustomerId } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { withoutSubject } from '../../src/keys/barred.ts'
import { overlayOf } from '../../src/state/step.ts'
import type { Happening } from '../../src/state/happening.ts'
import { conflict, everyPlace } from './everywhere.ts'
import { agent, chatId, play, serving, ticket, ticketDetail, ticketDraft, zhangId } from './sample.ts'

const act = (action: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action })

describe('at a ticket of a customer who is not the one in conversation', () => {
  const other = 'fx-ouyang' as CustomerId
  const detail = ticketDetail({ customerId: other, customerNameMasked: '欧阳**' })
  const at = play(
    serving(),
    { kind: 'action', action: 'goTickets' },
    { kind: 'tickets', filter: 'open', fresh: true, items: [detail], more: false },
    { kind: 'action', action: 'openTicket' },
    { kind: 'ticket', ticket: detail },
  ).state

  test('b lists the bills of the customer of the ticket', () => {
    const { state, effects } = play(at, { kind: 'action', action: 'bills' })
    expect(state.customer?.id).toBe(other)
    expect(effects).toContainEqual({ do: 'loadBills', customerId: other, overdueFirst: false, fresh: true })
  })

  test('t logs no ticket for anybody else, and says how to get there', () => {
    expect(withoutSubject(at)).toEqual({ say: 'ticketOfAnother' })
    expect(play(at, { kind: 'action', action: 'logTicket' }).state.overlays).toEqual([])
    const there = play(at, { kind: 'action', action: 'ticketCustomer' }).state
    expect(there.customer?.id).toBe(other)
  })

  test('t at a ticket of the customer in conversation starts from the conversation', () => {
    const mine = play(at, { kind: 'ticket', ticket: ticketDetail() }).state
    expect(play(mine, { kind: 'action', action: 'logTicket' }).effects).toEqual([
      { do: 'draftTicket', conversationId: chatId },
    ])
  })
})

describe('logging', () => {
  test('one key opens it filled in, two more save it', () => {
    const opened = play(serving(), act('logTicket'))
    expect(opened.effects).toEqual([{ do: 'draftTicket', conversationId: chatId }])
    const saved = play(opened.state, { kind: 'ticketDraft', draft: ticketDraft() }, act('formEnter'), act('formEnter'))
    expect(saved.effects.at(-1)).toEqual({ do: 'createTicket', draft: ticketDraft() })
    const { state } = play(saved.state, { kind: 'ticketCreated', ticket: ticket() })
    expect(state.overlays).toEqual([])
    expect(state.toast?.notice).toEqual({ say: 'ticketSaved', code: 'T-7K3Q' })
  })

  test('Enter Enter that outrun the draft save it when it comes', () => {
    const { effects } = play(serving(), act('logTicket'), act('formEnter'), act('formEnter'), {
      kind: 'ticketDraft',
      draft: ticketDraft(),
    })
    expect(effects.at(-1)).toEqual({ do: 'createTicket', draft: ticketDraft() })
  })

  test('a single early Enter only arms the save', () => {
    const { state, effects } = play(serving(), act('logTicket'), act('formEnter'), {
      kind: 'ticketDraft',
      draft: ticketDraft(),
    })
    expect(effects.map((effect) => effect.do)).not.toContain('createTicket')
    expect(overlayOf(state, 'form')?.armed).toBe(true)
  })

  test('letters that outrun the draft stand behind what it brings', () => {
    const typed: Happening = { kind: 'typed', text: '急' }
    const { state } = play(serving(), act('logTicket'), typed, { kind: 'ticketDraft', draft: ticketDraft() })
    expect(overlayOf(state, 'form')?.summary.text).toBe(`${ticketDraft().summary}急`)
  })

  test('typing changes the summary and disarms the save', () => {
    const { state, effects } = play(
      serving(),
      act('logTicket'),
      { kind: 'ticketDraft', draft: ticketDraft() },
      act('formEnter'),
      { kind: 'typed', text: '急' },
      act('formEnter'),
    )
    expect(effects.map((effect) => effect.do)).not.toContain('createTicket')
    expect(overlayOf(state, 'form')?.summary.text).toMatch(/急$/)
  })

  test('left half-way it is there again, as it was, until it is saved', () => {
    const begun = play(serving(), act('logTicket'), { kind: 'ticketDraft', draft: ticketDraft() })
    const left = play(begun.state, { kind: 'typed', text: '急' }, act('back')).state
    expect(left.overlays).toEqual([])
    const again = play(left, act('logTicket'))
    expect(overlayOf(again.state, 'form')?.summary.text).toMatch(/急$/)
    expect(again.state.toast?.notice).toEqual({ say: 'formTakenUp' })
    const saved = play(again.state, act('formSave'), { kind: 'ticketCreated', ticket: ticket() }).state
    expect(play(saved, act('logTicket')).effects).toEqual([{ do: 'draftTicket', conversationId: chatId }])
    const untouched = play(begun.state, act('back'), act('logTicket'))
    expect(untouched.effects).toEqual([{ do: 'draftTicket', conversationId: chatId }])
  })

  test('the keys for the next field go round', () => {
    const begun = play(serving(), act('logTicket'), { kind: 'ticketDraft', draft: ticketDraft() }).state
    expect(overlayOf(begun, 'form')?.field).toBe('summary')
    expect(overlayOf(play(begun, act('formNext')).state, 'form')?.field).toBe('type')
    expect(overlayOf(play(begun, act('formNext'), act('formPrevious')).state, 'form')?.field).toBe('summary')
  })

  test('a type brings its own priority', () => {
    const { state } = play(
      serving(),
      act('logTicket'),
      { kind: 'ticketDraft', draft: ticketDraft() },
      act('formPrevious'),
      act('formPrevious'),
      act('formPrevious'),
      { kind: 'typed', text: 'F' },
      { kind: 'typed', text: 'R' },
      { kind: 'typed', text: 'D' },
      act('choose'),
    )
    expect(overlayOf(state, 'form')?.draft).toMatchObject({ type: 'FRD.not_me', priority: 'P0' })
  })

  test('refused, the form stays with what was written', () => {
    const effect = { do: 'createTicket', draft: ticketDraft() } as const
    const { state } = play(
      serving(),
      act('logTicket'),
      { kind: 'ticketDraft', draft: ticketDraft() },
      act('formSave'),
      { kind: 'refused', effect, failure: { code: 'UNREACHABLE', url: 'x' } },
    )
    expect(overlayOf(state, 'form')).toMatchObject({ saving: false, summary: { text: ticketDraft().summary } })
  })

  test('without a conversation it starts from the customer and the selected bill', () => {
    const { state, effects } = play({ ...serving(), queue: { ...serving().queue, open: undefined } }, act('logTicket'))
    expect(effects).toEqual([])
    expect(overlayOf(state, 'form')?.draft).toMatchObject({ refs: [{ id: 'bill-0' }], assigneeId: agent.id })
  })
})

describe('one ticket', () => {
  const open = everyPlace(80, 24).ticket

  test('its status goes only where the machine allows', () => {
    const { state } = play(open, act('ticketStatus'))
    expect(overlayOf(state, 'choose')?.options.map(({ id }) => id)).toEqual([
      'pending_customer',
      'pending_internal',
      'snoozed',
      'resolved',
      'merged',
    ])
    const { effects } = play(state, { kind: 'typed', text: 'resol' }, act('choose'))
    expect(effects).toEqual([
      { do: 'updateTicket', ticketId: 'ticket-1', expectedRev: 3, patch: { status: 'resolved' } },
    ])
  })

  test('what a colleague changes while one chooses is not passed over', () => {
    const news: Happening = { kind: 'ticket', ticket: ticketDetail({ priority: 'P0', rev: 9 }) }
    const { effects } = play(open, act('ticketStatus'), news, { kind: 'typed', text: 'resolved' }, act('choose'))
    expect(effects.at(-1)).toMatchObject({ do: 'updateTicket', expectedRev: 3 })
  })

  test('a slip of the finger still finds the choice', () => {
    const { effects } = play(open, act('ticketStatus'), { kind: 'typed', text: 'reslved' }, act('choose'))
    expect(effects.at(-1)).toMatchObject({ patch: { status: 'resolved' } })
  })

  test('the assignee is chosen among colleagues, by name', () => {
    const asked = play(open, act('ticketAssignee'))
    expect(asked.effects).toEqual([{ do: 'loadAgents' }])
    const chosen = play(
      asked.state,
      {
        kind: 'agents',
        agents: [
          { id: agent.id, displayName: agent.displayName, workNo: '8022' },
          { id: 'agent-zhou' as never, displayName: '周敏（演示）', workNo: '8022' },
        ],
      },
      { kind: 'typed', text: '周' },
      act('choose'),
    )
    expect(chosen.effects.at(-1)).toMatchObject({ do: 'updateTicket', patch: { assigneeId: 'agent-zhou' } })
  })

  test('a comment is written and saved; its history is read again after a change', () => {
    const { effects } = play(open, act('ticketComment'), { kind: 'pasted', text: '已核对' }, act('saveComment'))
    expect(effects).toEqual([{ do: 'comment', ticketId: 'ticket-1', body: '已核对' }])
    expect(play(open, { kind: 'ticketUpdated', ticket: ticket({ rev: 4 }) }).effects).toContainEqual({
      do: 'loadTicket',
      ticketId: 'ticket-1',
    })
  })

  test('a conflict shows both values; mine is written over theirs only under their revision', () => {
    const effect = { do: 'updateTicket', ticketId: ticket().id, expectedRev: 3, patch: { status: 'resolved' } } as const
    const { state } = play(open, { kind: 'refused', effect, failure: conflict })
    expect(overlayOf(state, 'conflict')?.failure.fields).toEqual([
      { field: 'status', yours: 'resolved', theirs: 'pending_customer' },
    ])
    expect(play(state, act('keepMine')).effects).toEqual([{ ...effect, expectedRev: 5 }])
    expect(play(state, act('takeTheirs')).effects).toEqual([
      { do: 'loadTicket', ticketId: 'ticket-1' },
      { do: 'loadOverview', customerId: zhangId },
    ])
  })

  test('somebody else changing it is seen at once', () => {
    expect(
      play(open, { kind: 'event', event: { kind: 'ticket', seq: 7, ticketId: 'ticket-1' } }).effects,
    ).toContainEqual({
      do: 'loadTicket',
      ticketId: 'ticket-1',
    })
    expect(
      play(open, { kind: 'ticket', ticket: ticketDetail({ status: 'resolved', rev: 9 }) }).state.tickets.detail?.status,
    ).toBe('resolved')
  })
})
