import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { maskText } from '../../src/state/mask-text.ts'
import { ringEveryMs } from '../../src/state/ring.ts'
import type { State } from '../../src/state/state.ts'
import { terminalWish } from '../../src/state/terminal-wish.ts'
import { update } from '../../src/state/update.ts'
import { setLinks } from '../../src/terminal/links.ts'
import { copySequence, linkSequence, ringSequence, titleSequence } from '../../src/terminal/sequences.ts'
import { columnsOf, setAmbiguousWide } from '../../src/terminal/width.ts'
import { noColours, paintSpan } from '../../src/views/colours.ts'
import { frameOf } from '../../src/views/frame.ts'
import { withLinks } from '../../src/views/link.ts'
import { columnsOfLine, fit, t } from '../../src/views/span.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'
import { conversation, play, serving, started, waiting } from '../state/sample.ts'

const esc = '\u001b'

describe('what others may see of the desk', () => {
  test('the title and the call say how many, and name nobody', () => {
    for (const [place, state] of Object.entries(everyPlace(120, 35))) {
      const title = terminalWish(state).title ?? ''
      expect(title, place).not.toContain('*')
      for (const one of Object.values(state.queue.all))
        expect(title, place).not.toContain(one.customerNameMasked.slice(0, 1))
    }
    expect(terminalWish({ ...started(), settings: { ...started().settings, title: false } }).title).toBeUndefined()
  })

  test('nothing in a text ends its sequence, or begins another one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const sequence of [titleSequence(text), ringSequence(text, 'osc9'), ringSequence(text, 'osc777')])
          expect(sequence.slice(1, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        expect(copySequence(text, 'nothing')).toMatch(/^\u001b\]52;c;[\w+/=]*\u0007$/)
        expect(linkSequence(text, 'x').replaceAll(/\u001b(?:\]8;;|\\)/g, '')).not.toContain(esc)
      }),
    )
  })

  test('a link is one only where its address is one', () => {
    expect(linkSequence('https://www.gov.cn/a?b=1', '来源')).toBe(
      `${esc}]8;;https://www.gov.cn/a?b=1${esc}\\来源${esc}]8;;${esc}\\`,
    )
    for (const address of [
      'javascript:alert(1)',
      'https://a b',
      'https://a\u0007',
      'file:///etc/passwd',
      'https://中国',
    ])
      expect(linkSequence(address, 'x')).toBe('x')
  })

  test('the clipboard is given nothing that identifies a person', () => {
    const { text, masked } = maskText(
      '电话13800138000，138-0013-8000，卡 6225 8800 0000 0001，邮箱 zhang@example.com，密码是 a1b2c3d4，验证码 482913，欠 1234.56 元',
    )
    for (const secret of ['0013', '8800', 'zhang', 'a1b2c3d4', '482913']) expect(text, text).not.toContain(secret)
    expect(text).toContain('1234.56')
    expect(masked).toBe(6)
    expect(maskText('本期应还 ¥898.49，2026-11-20 到期').masked).toBe(0)
  })

  test('no eleven digits in a row leave, however they are written', () => {
    const digits = fc
      .array(fc.constantFrom(...'0123456789０１２'), { minLength: 9, maxLength: 20 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.string(), digits, fc.constantFrom('', ' ', '-'), (before, number, gap) => {
        const { text } = maskText(`${before}的${[...number].join(gap)}。`)
        expect(text.replaceAll(/[ -]/g, '')).not.toMatch(/[0-9０-９]{8}/)
      }),
    )
  })

  test('copying is off until it is asked for', () => {
    const off = serving()
    const press = (state: State) =>
      play(state, { kind: 'action', action: 'copyOut' }).effects.filter(({ do: what }) => what === 'copyOut')
    expect(off.settings.clipboard).toBe(false)
    const on = { ...off, focus: 'thread', settings: { ...off.settings, clipboard: true } } as const
    expect(press(on)).toHaveLength(1)
  })
})

describe('calling an agent who looks elsewhere', () => {
  const more = (n: number) => ({ kind: 'event', event: { kind: 'conversation', conversation: waiting(n) } }) as never
  const rung = (state: State, happening: never) => update(state, happening)[1].filter(({ do: what }) => what === 'ring')
  const away = (): State => ({ ...serving(), window: { focused: false, rungAtMs: Number.NEGATIVE_INFINITY } })

  test('happens when one more waits, and not while the window is in front or nobody knows', () => {
    expect(rung(away(), more(41))).toEqual([{ do: 'ring', text: expect.stringMatching(/^\d+ 人等待接入$/) }])
    for (const focused of [true, undefined])
      expect(rung({ ...away(), window: { ...away().window, focused } }, more(41))).toEqual([])
    expect(rung({ ...away(), settings: { ...away().settings, notifications: false } }, more(41))).toEqual([])
  })

  test('happens once in a minute, however many write', () => {
    let state = away()
    let rings = 0
    for (let n = 41; n < 60; n++) {
      const [next, effects] = update(state, more(n))
      rings += effects.filter(({ do: what }) => what === 'ring').length
      state = next
    }
    expect(rings).toBe(1)
    expect(rung({ ...state, nowMs: state.nowMs + ringEveryMs }, more(61))).toHaveLength(1)
  })

  test('is for messages of mine, too', () => {
    const state = away()
    const mine = conversation({ unread: 9 })
    const event = { kind: 'event', event: { kind: 'conversation', conversation: mine } } as never
    expect(rung(state, event)).toEqual([{ do: 'ring', text: '9 条消息待回' }])
  })

  test('the window says itself whether it is in front', () => {
    const happening = happeningFor({ kind: 'focus', focused: true }, away())
    expect(happening && update(away(), happening)[0].window.focused).toBe(true)
  })
})

describe('a terminal that draws ambiguous characters wide', () => {
  afterEach(() => setAmbiguousWide(false))

  test('is measured as it draws', () => {
    setAmbiguousWide(true)
    expect([columnsOf('①—…'), columnsOf('“张”'), columnsOf('a1 ,'), columnsOf('　，')]).toEqual([6, 6, 4, 4])
    setAmbiguousWide(false)
    expect(columnsOf('①—…')).toBe(3)
  })

  test('shows every place without a row that runs over its edge', () => {
    setAmbiguousWide(true)
    for (const [place, state] of Object.entries(everyPlace(120, 35))) {
      const frame = frameOf(state, wordsOf('zh-CN'))
      for (const line of [...frame.top, ...frame.bottom]) expect(columnsOfLine(line), place).toBeLessThanOrEqual(120)
      for (const { width, parts } of frame.columns)
        for (const part of parts)
          for (const line of part.view(part.slice))
            expect(columnsOfLine(fit(line, width)), place).toBeLessThanOrEqual(width)
    }
  })
})

describe('an address that an officer wrote', () => {
  afterEach(() => setLinks(false))
  const source = '互联网贷款办法 https://www.gov.cn/a.htm，第二十条'

  test('is a link where the terminal shows them, and text where it does not', () => {
    const line = withLinks([t(source)], source)
    expect(line.map(({ text }) => text).join('')).toBe(source)
    const painted = () => line.map((span) => paintSpan(span, noColours)).join('')
    expect(painted()).not.toContain(']8;')
    setLinks(true)
    expect(painted()).toContain(`${esc}]8;;https://www.gov.cn/a.htm${esc}\\https://www.gov.cn/a.htm${esc}]8;;${esc}\\`)
  })

  test('is no link when it was cut in two', () => {
    expect(withLinks([t('办法 https://www.gov')], source)[0]?.link).toBeUndefined()
  })
})
