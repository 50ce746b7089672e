import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BusinessDate, fixes, lint, lintRules } from '../../src/index.ts'
import { foldText } from '../../src/compliance/lint/fold.ts'
import { loadRules } from '../../src/compliance/lint/rule.ts'

const rank = { ok: 0, warn: 1, hold: 2, block: 3 } as const
const phraseOf = fc.constantFrom(...lintRules().flatMap((rule) => rule.phrases.map((phrase) => ({ rule, phrase }))))
const filler = fc.constantFrom('您好，', '', '请您', '账单', '。', '¥1,280.50 ', 'abc', '🙂')

describe('every rule', () => {
  test.each(lintRules().map((rule) => [rule.id, rule] as const))('%s: its examples', (_id, rule) => {
    for (const text of rule.failing) {
      expect(lint(text).findings, text).toContainEqual(
        expect.objectContaining({ rule: rule.id, severity: rule.severity }),
      )
    }
    for (const text of rule.passing) {
      expect(
        lint(text).findings.filter((finding) => finding.rule === rule.id),
        text,
      ).toEqual([])
    }
  })

  test.each(lintRules().map((rule) => [rule.id, rule] as const))(
    '%s: each phrase alone has its severity',
    (_id, rule) => {
      for (const phrase of rule.phrases) expect(lint(phrase).verdict, phrase).toBe(rule.severity)
    },
  )

  test.each(
    lintRules()
      .filter(({ pairs }) => pairs.length > 0)
      .map((rule) => [rule.id, rule] as const),
  )('%s: each pair, alone and apart', (_id, rule) => {
    for (const pair of rule.pairs) {
      for (const first of pair.first) {
        for (const last of pair.last) expect(lint(first + last).verdict, first + last).toBe(rule.severity)
      }
      const [first = '', last = ''] = [pair.first[0], pair.last[0]]
      expect(lint(`${first}今天${last}`).findings.map(({ rule: id }) => id)).toEqual([rule.id])
      expect(lint(`${first}${'，'.repeat(3)}${'远'.repeat(pair.within + 1)}${last}`).findings).not.toContainEqual(
        expect.objectContaining({ rule: rule.id }),
      )
      for (const word of pair.unless)
        expect(
          lint(`${first}${word}好${last}`).findings.filter(({ rule: id }) => id === rule.id),
          word,
        ).toEqual([])
    }
  })

  test.each(lintRules().flatMap((rule) => rule.fix ?? []))('the alternative is itself allowed: %s', (fix) => {
    expect(lint(fix)).toEqual({ verdict: 'ok', findings: [] })
  })

  test.each(lintRules().flatMap((rule) => rule.except))('%s is harmless', (word) => {
    expect(lint(word).verdict).not.toBe('block')
  })

  test('the whole seed of the lexicon is there', () => {
    const block =
      '抓你 坐牢 爆通讯录 上门堵 通知你单位 告诉你家人 黑名单 公安局的 法院的 老赖 不要脸 包过 百分百 秒到账 零风险 零门槛 保证下款 消除征信 验证码发我'
    const warn = '一定 肯定 绝对 马上 起诉 律师函 手续费低 低风险 免费'
    for (const word of block.split(' ')) expect(lint(word).verdict, word).toBe('block')
    for (const word of warn.split(' ')) expect(lint(word).verdict, word).toBe('warn')
  })
})

describe('the same words in disguise', () => {
  test.each([
    ['full width', '１００％下款', 'block'],
    ['spaced out', '百 分 百', 'block'],
    ['zero width', '百\u200b分\u200d百', 'block'],
    ['bidi marks', '老\u202e赖', 'block'],
    ['punctuated', '百.分*百', 'block'],
    ['combining marks', '百\u0308分百', 'block'],
    ['hangul filler', '百\u3164分百', 'block'],
    ['emoji between', '坐🙂牢', 'block'],
    ['traditional', '爆通訊錄', 'block'],
    ['traditional', '零門檻', 'block'],
    ['traditional', '會把您列入黑名單', 'block'],
    ['traditional', '系統就是這樣扣的', 'block'],
    ['radical', '⽼赖', 'block'],
    ['mixed case', 'Cvv发我', 'block'],
  ])('%s: %s', (_how, text, verdict) => {
    expect(lint(text).verdict).toBe(verdict)
  })

  test('a span is in the original text, disguise and all', () => {
    const text = '您好😀，这是百\u200b 分，百下款的'
    const [finding] = lint(text).findings
    expect(finding?.text).toBe('百\u200b 分，百下款')
    expect(text.slice(...(finding?.span ?? [0, 0]))).toBe(finding?.text)
  })
})

describe('context', () => {
  test.each([
    ['我们不会通知您单位', 'warn'],
    ['我们不会把您列入黑名单', 'warn'],
    ['严禁爆通讯录', 'warn'],
    ['没有所谓的黑名单', 'warn'],
    ['您说“不还就上门堵”，我来核实', 'warn'],
    ['您反映有人要上门堵您，我来核实', 'warn'],
    ['如有人自称公安局的，请勿转账', 'warn'],
    ['还款不会，抓你', 'block'], // a denial of another clause denies nothing
    ['还款不会。坐牢吧', 'block'],
    ['骗人的已被抓，你可以放心', 'warn'],
    ['坐,牢', 'block'],
    ['“坐牢', 'block'], // never closed: not a quotation
    ['还钱就不通知你单位', 'block'],
    ['会不会影响征信，以合同为准', 'ok'],
    ['减免费用以审核为准', 'ok'],
    ['凡是让您把验证码发过去的都是诈骗', 'warn'],
    ['我们不会问您验证码是多少', 'warn'],
    ['会有人上门堵你', 'block'],
    ['请务必过目合同', 'ok'],
    ['请警惕“征信修复”骗局', 'ok'],
    ['红包过期后可以补发', 'ok'],
    ['滚', 'block'],
    ['好的，滚！', 'block'],
    ['滾🙂', 'block'],
    ['页面向上滚', 'ok'],
    ['滚动页面', 'ok'],
    ['财源滚滚', 'ok'],
    ['保证今天到账', 'block'],
    ['保 证 今\u200b天 到 账', 'block'],
    ['保證今天到帳', 'block'],
    ['我们无法保证今天到账', 'ok'],
    ['我们不能承诺一定到账', 'warn'],
    ['您说保证今天到账', 'warn'],
    ['一定尽快', 'warn'],
    ['一定跟进到账', 'warn'],
    ['一定尽快处理，到账后通知您', 'warn'],
    ['保证今天下午四点之前给您那张卡里到账', 'warn'], // too far apart to be sure
    ['再不还钱，我们就起诉你', 'block'],
    ['如不还款，可能依法起诉', 'warn'],
    ['我们不会因为您不还就上门', 'warn'],
    ['还款100到账', 'ok'],
    ['还款100%到账', 'block'],
    ['还款5100%到账', 'ok'],
    ['年化10%成本', 'ok'],
    ['你是不是傻逼', 'block'],
    ['我告诉您我们公司的地址', 'ok'],
    ['客户经理会联系您的，客户服务时间为八点到十点', 'ok'],
    ['请联系您单位的财务', 'ok'],
    ['我们会联系您的家人', 'block'],
  ])('%s → %s', (text, verdict) => {
    expect(lint(text).verdict).toBe(verdict)
  })

  test('the longest phrase is the one finding', () => {
    expect(lint('肯定减免').findings.map((finding) => finding.text)).toEqual(['肯定减免'])
  })

  test.each([
    ['百分百今天到账', '到账时间'],
    ['百分百下款', '能否获批'],
    ['百分百通过', '以审核为准'],
    ['百分百减免', '还款义务'],
    ['百分百', '以核实和审核为准'],
    ['秒到账', '到账时间'],
    ['花钱能消除征信', '征信'],
    ['保证帮您消除征信', '征信'],
  ])('the alternative to %s is about the same thing: %s', (text, about) => {
    expect(lint(text).findings.map(({ fix }) => fix)).toEqual([expect.stringContaining(about)])
  })

  test('two findings in one text come in order', () => {
    expect(lint('马上到账，零门槛').findings.map((finding) => finding.rule)).toEqual(['instant-words', 'inducement'])
  })

  test('rules count from their day on', () => {
    expect(lint('秒到账', { on: '2026-09-29' as BusinessDate }).verdict).toBe('ok')
    expect(lint('秒到账', { on: '2026-09-30' as BusinessDate }).verdict).toBe('block')
  })
})

describe('what slipped through once', () => {
  test.each([
    '不還錢就蹲監獄',
    '這裡是法院，請配合',
    '讓你身敗名裂',
    '今天就上⻔堵',
    '您说话算话不还就坐牢',
    '您收到这条后不还就通知你单位',
    '凡是不还的都要坐牢',
    '“再不还马上抓你，让你身败名裂”',
  ])('%s is blocked', (text) => expect(lint(text).verdict).toBe('block'))

  test.each(['您说他们要抓你', '您反映对方说“马上抓你”，我来核实'])('%s is a report, and only warns', (text) =>
    expect(lint(text).verdict).toBe('warn'),
  )
})

describe('properties', () => {
  const disguise = fc.constantFrom('\u200b', '\u2060', '\ufeff', ' ', '\u3000', '\u00ad', '\u202e', '\u0301', '·', '*')

  test('inserting what nobody sees never weakens', () => {
    fc.assert(
      fc.property(
        filler,
        phraseOf,
        filler,
        fc.array(fc.tuple(fc.nat(40), disguise), { maxLength: 12 }),
        (a, { phrase }, b, inserts) => {
          const plain = [...(a + phrase + b)]
          const hidden = [...plain]
          for (const [at, character] of inserts) hidden.splice(at % (hidden.length + 1), 0, character)
          expect(rank[lint(hidden.join('')).verdict]).toBeGreaterThanOrEqual(rank[lint(plain.join('')).verdict])
        },
      ),
    )
  })

  test('widening never changes anything but the spans', () => {
    fc.assert(
      fc.property(filler, phraseOf, filler, (a, { phrase }, b) => {
        const plain = a + phrase + b
        const wide = plain.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
        expect(lint(wide).findings.map(({ rule, severity }) => [rule, severity])).toEqual(
          lint(plain).findings.map(({ rule, severity }) => [rule, severity]),
        )
      }),
    )
  })

  test('spans stand for what was found, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), phraseOf, fc.string({ unit: 'grapheme' }), (a, { phrase }, b) => {
        const text = a + phrase + b
        for (const { span, text: found } of lint(text).findings) {
          expect(text.slice(...span)).toBe(found)
          expect(foldText(found).text.length).toBeGreaterThanOrEqual(2)
        }
      }),
    )
  })

  test('the same text gets the same answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(lint(text)).toEqual(lint(text))
      }),
    )
  })

  test('applying the alternative clears the finding', () => {
    fc.assert(
      fc.property(filler, phraseOf, filler, (a, { phrase }, b) => {
        const text = a + phrase + b
        for (const finding of lint(text).findings) {
          const fixed = fixes(text, finding)
          if (!fixed) continue
          expect(
            lint(fixed.text).findings.filter(
              ({ rule, text: found }) => rule === finding.rule && found === finding.text,
            ),
          ).toEqual([])
          expect(fixed.text.slice(...fixed.span)).toBe(finding.fix)
        }
      }),
    )
  })
})

test('no text, no findings', () => {
  expect(lint('')).toEqual({ verdict: 'ok', findings: [] })
  expect(lint(' \u200b。\n')).toEqual({ verdict: 'ok', findings: [] })
})

test('a megabyte is read in one walk', () => {
  const text = '您好，账单金额为一千二百元，请按时还款。'.repeat(50_000) + '百分百'
  expect(lint(text).findings).toHaveLength(1)
})

test('a phrase in two rules is a bug in the data, and says where', () => {
  const [row] = lintRules()
  if (!row) throw new Error('no rules')
  expect(() => loadRules([row, { ...row, id: 'twin' }])).toThrow(/rule twin: .*already in rule/)
  expect(() => loadRules([{ ...row, phrases: ['。'] }])).toThrow(/fewer than two letters/)
})

test('the sentence around a finding gives way, its neighbours stay', () => {
  const text = '您好。再不还马上抓你！有问题请说。'
  const finding = lint(text).findings.find(({ severity }) => severity === 'block')
  if (!finding) throw new Error('no finding')
  expect(fixes(text, finding)?.text).toBe(`您好。${finding.fix}有问题请说。`)
})
