import { maskDigits } from '@zuoxi/sdk'
import type { State } from './state.ts'

/** What of a desk no person's words stand in. */
const harmless: ReadonlySet<string> = new Set([
  'session',
  'settings',
  'traits',
  'keymap',
  'panes',
  'tour',
  'size',
  'line',
])

/** Under these names the desk keeps what people have written. */
const written: ReadonlySet<string> = new Set([
  'body',
  'text',
  'summary',
  'lastText',
  'reason',
  'decisionReason',
  'evidence',
  'note',
  'comment',
  'why',
  'answered',
  'name',
  'nickname',
])

const known = new WeakMap<object, { readonly name: string; readonly masked: object }>()

/**
 * The desk as a film of it may show it. The server masks what it knows of a person; what customers, agents and hands at
 * the keyboard write out is masked here: numbers, the name of whom it is about, doors of houses, answers to who somebody
 * is. Every text keeps its length, so that nothing on the screen moves.
 */
export function maskedState(state: State): State {
  const { overview } = state.customer ?? {}
  const open = state.queue.open === undefined ? undefined : state.queue.all[state.queue.open]
  const front = overview?.customer.nameMasked ?? open?.customerNameMasked ?? ''
  const nameOf = (id: string): string =>
    (state.queue.all as Readonly<Record<string, typeof open>>)[id]?.customerNameMasked ?? front
  const each = <Value extends object>(
    byConversation: Readonly<Record<string, Value>>,
  ): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(byConversation).map(([id, one]) => [id, walked(one, '', nameOf(id))]))
  const rest = Object.entries(state).map(([key, part]): [string, unknown] => {
    if (harmless.has(key) || typeof part !== 'object' || part === null) return [key, part]
    return [
      key,
      key === 'threads' || key === 'drafts'
        ? each(part as Readonly<Record<string, object>>)
        : walked(part as object, '', front),
    ]
  })
  const masked = Object.fromEntries(rest) as unknown as State
  return { ...masked, overlays: masked.overlays.map((overlay) => typedHidden(overlay)) }
}

type Overlay = State['overlays'][number]

/** What is typed to find or to prove somebody is all about them. */
function typedHidden(overlay: Overlay): Overlay {
  if (overlay.kind === 'verify') {
    const hidden = Object.entries(overlay.fields).map(([factor, editor]) => [
      factor,
      { ...editor, text: stars(editor.text) },
    ])
    return { ...overlay, fields: Object.fromEntries(hidden) as typeof overlay.fields }
  }
  if (overlay.kind === 'search' || overlay.kind === 'command') {
    const text = overlay.editor.text.replaceAll(/(?<=\p{Script=Han})\p{Script=Han}/gu, '*')
    // A command is Chinese too, and names nobody unless it looks for somebody.
    const shown = overlay.kind === 'search' || /^\s*(?:s|search|查找)/.test(text) ? text : overlay.editor.text
    return { ...overlay, editor: { ...overlay.editor, text: shown } }
  }
  return overlay
}

function walked<Value extends object>(value: Value, key: string, name: string): Value {
  if (!isPlain(value)) return value
  const about = nameIn(value) ?? name
  const before = known.get(value)
  if (before?.name === about) return before.masked as Value
  let changed = false
  const typed = 'cursor' in value && 'text' in value
  const one = (inside: unknown, under: string): unknown => {
    const masked = maskedPart(inside, under, { name: about, typed })
    changed ||= masked !== inside
    return masked
  }
  const next: unknown = Array.isArray(value)
    ? value.map((inside) => one(inside, key))
    : Object.fromEntries(Object.entries(value).map(([under, inside]) => [under, one(inside, under)]))
  const masked = (changed ? next : value) as Value
  known.set(value, { name: about, masked })
  return masked
}

function maskedPart(value: unknown, key: string, { name, typed }: About): unknown {
  if (typeof value === 'string')
    return !written.has(key) ? value : typed ? maskTyped(value, name) : maskWritten(value, name)
  return typeof value === 'object' && value !== null ? walked(value, key, name) : value
}

/** Whose words a text is, and whether it is still being written. */
interface About {
  readonly name: string
  readonly typed: boolean
}

function nameIn(value: object): string | undefined {
  const { customerNameMasked, nameMasked } = value as {
    readonly customerNameMasked?: unknown
    readonly nameMasked?: unknown
  }
  const name = customerNameMasked ?? nameMasked
  return typeof name === 'string' ? name : undefined
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

const spoken =
  /[零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖](?:[\s、]?[零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]){6,}/gu
const door = /\p{Script=Han}{1,6}(?:路|街|大道|巷|弄|村)\p{Nd}{1,5}(?:号|弄)(?:\p{Nd}{1,4}(?:栋|幢|座|单元|室|号))*/gu
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/**
 * A text without what reaches or names somebody, as long as it was.
 *
 * @param name of whom it is about, masked: 邓**
 * @example
 * maskWritten('我是邓可欣，13800138000', '邓**') // '我是邓**，138****8000'
 */
export function maskWritten(text: string, name: string): string {
  const hidden = maskDigits(text).replace(spoken, stars).replace(door, stars).replace(mail, stars)
  const [surname = '', hiddenPart = ''] = partsOf(name)
  if (surname === '') return hidden
  const given = Array.from(hiddenPart, () => String.raw`[\s·\p{Cf}]{0,2}(?!先生|女士|小姐)\p{L}`).join('')
  return hidden.replace(
    new RegExp(`${escaped(surname)}${given}`, 'gu'),
    (found) => surname + stars(found.slice(surname.length)),
  )
}

/**
 * A text as it is being written. A number shows nothing until it is known for what it is, and a name nothing of what is
 * there of it: frame by frame they would tell all but the last character.
 *
 * @example
 * maskTyped('回电1380013', '邓**') // '回电*******'
 */
export function maskTyped(text: string, name: string): string {
  const shown = maskWritten(text, name).replaceAll(begun, stars)
  const [surname = '', hidden = ''] = partsOf(name)
  if (surname === '') return shown
  const pattern = String.raw`(?!先生|女士|小姐)\p{Script=Han}{1,${hidden.length}}`
  return shown.replaceAll(new RegExp(`(?<=${escaped(surname)})${pattern}`, 'gu'), stars)
}

/** Digits that may go on, unless they are an amount already. */
const begun = /(?<![\p{Nd}.,*])\p{Nd}(?:[\s\p{Pd}]?\p{Nd}){3,}(?!\p{Nd}|[.,]\p{Nd}|[元块万期天年月]|\*)/gu

function partsOf(name: string): readonly string[] {
  return /^([^*]+)(\*+)$/.exec(name)?.slice(1) ?? []
}

function stars(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]/gu, (character) => '*'.repeat(character.length))
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
