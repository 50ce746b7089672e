import type { ConversationId, DeskClient } from '@zuoxi/sdk'
import { type Loop, openLoop } from '../desk-loop.ts'
import type { ActionName } from '../state/action.ts'
import type { Happening } from '../state/happening.ts'
import { openConversation, openDraft, placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { SeededChance } from '@zuoxi/sdk/rehearsal'
import type { SimulatedDisk } from './disk.ts'
import type { SimulatedLine } from './line.ts'
import type { Parts } from './parts.ts'
import type { Texts } from './texts.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface AgentOptions {
  readonly name: string
  readonly time: VirtualTime
  readonly chance: SeededChance
  readonly texts: Texts
  readonly parts: Parts
  readonly disk: SimulatedDisk
  readonly line: SimulatedLine
  readonly connect: () => Promise<DeskClient>
  readonly trace: (what: string) => void
}

/** Every so many milliseconds the clock of the screen goes on. */
const tickMs = 1_000
const size = { columns: 120, rows: 35 }
const strolls: readonly ActionName[] = [
  'goCustomer',
  'bills',
  'openBill',
  'orders',
  'openOrder',
  'figureNext',
  'explain',
  'goTickets',
  'filterTickets',
  'openTicket',
  'promises',
  'arrangements',
  'duties',
  'told',
  'held',
  'toasts',
  'help',
  'focusNext',
  'up',
  'down',
  'refresh',
]

/** An agent at a real desk without a terminal, who works as hands do: by actions of the keymap, and by typing. */
export class SimulatedAgent {
  readonly name: string
  readonly #with: AgentOptions
  #loop: Loop | undefined
  #life = 0
  #start: ReturnType<SimulatedDisk['start']> | undefined
  /** The screen has changed since it was last looked at. */
  changed = false

  /** What somebody at work does, as often as it stands here. */
  readonly #moves: readonly (() => string)[] = [
    ...times(8, () => this.#choose()),
    ...times(18, () => this.#write()),
    ...times(7, () => this.#send()),
    ...times(2, () => this.#takeBack()),
    ...times(4, () => this.#stroll()),
    ...times(3, () => this.#search()),
    ...times(3, () => this.#insert()),
    ...times(3, () => this.#log()),
    ...times(2, () => this.#end()),
  ]

  constructor(options: AgentOptions) {
    this.name = options.name
    this.#with = options
    this.sitDown()
  }

  get state(): State | undefined {
    return this.#loop?.store.get()
  }

  /** What of their texts is with them: on the screen, on its way, or on their disk. */
  get holds(): string {
    const { drafts = {}, outbox } = this.state ?? {}
    const shown = Object.values(drafts).map(({ editor }) => editor.text)
    return [...shown, ...(outbox?.items ?? []).map(({ body }) => body), this.#with.disk.text()].join('\n')
  }

  /** Open the desk; where it cannot be reached, again and again. */
  sitDown(): void {
    const life = (this.#life += 1)
    const { time, trace, disk } = this.#with
    const start = disk.start()
    this.#start = start
    this.#open(life, start).then(
      () => trace('sits down'),
      () => void (life === this.#life && time.after(tickMs, () => life === this.#life && this.sitDown())),
    )
  }

  async #open(life: number, start: ReturnType<SimulatedDisk['start']>): Promise<void> {
    const { time, chance, connect, name } = this.#with
    const isOver = (): boolean => life !== this.#life
    const keys = chance.of(`keys ${life}`)
    const loop = await openLoop(
      {
        desk: await connect(),
        lang: 'zh-CN',
        sealed: start.sealed,
        clock: time,
        demo: true,
        newKey: () => `${name}-${life}-${Buffer.from(keys.bytes(8)).toString('hex')}`,
      },
      { size, leave: () => {}, holds: isOver },
    )
    if (isOver()) return void loop.end()
    this.#loop = loop
    const { store } = loop
    store.subscribe(() => (this.changed = true))
    const settings = { ...store.get().settings, undoSeconds: chance.below(4), lockAfterMinutes: 0 }
    store.dispatch({ kind: 'settings', settings, problems: [], changed: false })
    store.dispatch({ kind: 'started' })
    store.dispatch({ kind: 'shown' })
    loop.follow()
    const tick = (): void => {
      if (isOver()) return
      store.dispatch({ kind: 'tick', nowMs: time.nowMs() })
      time.after(tickMs, tick)
    }
    tick()
  }

  /** `kill -9`: nothing of the program is heard or done any more, and what its disk does not hold is gone. */
  kill(): boolean {
    if (!this.#loop || this.#start?.failed()) return false
    const { texts, time, line, trace } = this.#with
    trace('is killed')
    texts.killed(this.name, time.nowMs())
    this.#start?.kill()
    this.#life += 1
    void this.#loop.end()
    this.#loop = undefined
    line.cut()
    time.after(this.#with.chance.wait(3_000), () => this.sitDown())
    return true
  }

  stop(): Promise<void> {
    this.#life += 1
    const loop = this.#loop
    this.#loop = undefined
    return loop?.end() ?? Promise.resolve()
  }

  /** One move of somebody at work. */
  act(): void {
    if (!this.#loop) return
    const { chance, trace } = this.#with
    const did = chance.pick(this.#moves)()
    trace(`${did} at ${placeOf(this.state as State)}`)
  }

  #do(...actions: readonly ActionName[]): void {
    this.#happen(...actions.map((action) => ({ kind: 'action', action }) as const))
  }

  #happen(...happenings: readonly Happening[]): void {
    for (const happening of happenings) this.#loop?.store.dispatch(happening)
  }

  get #mine(): ConversationId | undefined {
    const open = this.state && openConversation(this.state)
    return open?.status === 'active' ? open.id : undefined
  }

  #choose(): string {
    const { chance } = this.#with
    this.#do(
      'back',
      'back',
      'goQueue',
      ...Array.from({ length: chance.below(6) }, () => chance.pick(['up', 'down'] as const)),
    )
    this.#do('openConversation')
    return 'chooses'
  }

  /** To the reply of the conversation in front, wherever the agent is. */
  #toReply(): ConversationId | undefined {
    const id = this.#mine
    if (id === undefined) return undefined
    this.#do('back', 'back', 'goThread', 'write')
    return this.state && placeOf(this.state) === 'composer' ? id : undefined
  }

  #write(): string {
    const { chance, parts, texts, time } = this.#with
    const id = this.#toReply()
    if (id === undefined || !this.state) return this.#choose()
    const { editor, refusal } = openDraft(this.state)
    if (refusal || editor.text.length > 200) return this.#putAway()
    const mark = texts.mark()
    const body = (chance.is(0.12) ? chance.pick(parts.forbidden) : chance.pick(parts.replies)) + mark
    this.#happen(chance.is(0.5) ? { kind: 'pasted', text: body } : { kind: 'typed', text: body })
    const took = openDraft(this.state).editor.text.includes(mark)
    if (took) texts.wrote(this.name, mark, id, time.nowMs())
    if (took && chance.is(0.7)) return this.#send()
    return took ? 'writes' : 'cannot write'
  }

  #send(): string {
    const { texts, time } = this.#with
    if (this.#toReply() === undefined || !this.state) return this.#stroll()
    const { text } = openDraft(this.state).editor
    if (text === '') return 'has nothing to send'
    this.#do('send')
    if (openDraft(this.state).armed) this.#do('send')
    if (openDraft(this.state).editor.text === '') texts.sent(text, this.name, time.nowMs())
    return 'sends'
  }

  #putAway(): string {
    const { texts } = this.#with
    if (!this.state) return 'waits'
    const { text } = openDraft(this.state).editor
    this.#do('selectAll', 'eraseLeft')
    if (openDraft(this.state).editor.text !== '') return 'cannot put away'
    texts.putAway(text, this.name)
    return 'puts away'
  }

  #takeBack(): string {
    const { texts, time } = this.#with
    this.#toReply()
    this.#do('undoLast')
    texts.touched(this.name, time.nowMs())
    return 'takes back'
  }

  #stroll(): string {
    const action = this.#with.chance.pick(strolls)
    this.#do('back', 'goThread', action)
    return action
  }

  #search(): string {
    const { chance, parts } = this.#with
    this.#do('back', 'back', 'search')
    if (this.state && placeOf(this.state) !== 'search') return 'cannot search'
    this.#happen({ kind: 'typed', text: chance.pick(parts.searches) })
    if (chance.is(0.5))
      this.#with.time.after(
        chance.wait(300),
        () => this.state && placeOf(this.state) === 'search' && this.#do('openFound'),
      )
    return 'searches'
  }

  #insert(): string {
    if (this.#toReply() === undefined) return this.#search()
    this.#do('pickWording', ...Array.from({ length: this.#with.chance.below(5) }, () => 'down' as const))
    this.#with.time.after(
      this.#with.chance.wait(300),
      () => this.state && placeOf(this.state) === 'picker' && this.#do('insertPicked'),
    )
    return 'inserts'
  }

  #log(): string {
    if (this.#mine === undefined) return this.#choose()
    this.#do('back', 'back', 'goThread', 'logTicket')
    this.#with.time.after(
      this.#with.chance.wait(600),
      () => this.state && placeOf(this.state) === 'form' && this.#do('formSave'),
    )
    return 'logs a ticket'
  }

  /** Only where nothing is unsent: who leaves a draft behind has been asked about it. */
  #end(): string {
    const id = this.#mine
    const { state } = this
    if (id === undefined || !state) return this.#choose()
    if (openDraft(state).editor.text !== '' || state.outbox.items.some((item) => item.conversationId === id))
      return this.#send()
    this.#do('back', 'back', 'goThread', 'wrapUp', 'wrapUpAnyway')
    return 'ends it'
  }
}

function times<Item>(count: number, item: Item): readonly Item[] {
  return Array.from({ length: count }, () => item)
}
