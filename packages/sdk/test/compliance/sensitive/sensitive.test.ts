import { asksForC3, type C3Kind, c3Mark, GateContext, judge, personalNumbersIn, redactC3 } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('a secret is taken out', () => {
  it.each<[string, C3Kind, string]>([
    ['验证码是482913，金额1280元', 'sms_code', '验证码是〔已隐去验证码〕，金额1280元'],
    ['验证码482913', 'sms_code', '验证码〔已隐去验证码〕'],
    ['验证码 4829 帮我看看', 'sms_code', '验证码 〔已隐去验证码〕 帮我看看'],
    ['验证码：４８２９１３', 'sms_code', '验证码：〔已隐去验证码〕'],
    ['验证码 4 8 2 9 1 3', 'sms_code', '验证码 〔已隐去验证码〕'],
    ['验证码是 482 913', 'sms_code', '验证码是 〔已隐去验证码〕'],
    ['验证码是四八二九一三', 'sms_code', '验证码是〔已隐去验证码〕'],
    [
      '【星海金融】您的验证码为482913，5分钟内有效',
      'sms_code',
      '【星海金融】您的验证码为〔已隐去验证码〕，5分钟内有效',
    ],
    ['482913（登录验证码），请勿泄露', 'sms_code', '〔已隐去验证码〕（登录验证码），请勿泄露'],
    ['482913是我的短信验证码', 'sms_code', '〔已隐去验证码〕是我的短信验证码'],
    ['动态密码是 771034', 'sms_code', '动态密码是 〔已隐去验证码〕'],
    ['OTP: 771034', 'sms_code', 'OTP: 〔已隐去验证码〕'],
    ['我的密码是Abc12345!', 'password', '我的密码是〔已隐去密码〕'],
    ['密码是abcdefg，登不上', 'password', '密码是〔已隐去密码〕，登不上'],
    ['支付密码 112233', 'password', '支付密码 〔已隐去密码〕'],
    ['密码我设的是889900', 'password', '密码我设的是〔已隐去密码〕'],
    ['密码Qwer1234你帮我登', 'password', '密码〔已隐去密码〕你帮我登'],
    ['密\u200b码是123456', 'password', '密\u200b码是〔已隐去密码〕'],
    ['密码是一二三四五六', 'password', '密码是〔已隐去密码〕'],
    ['123456是我的支付密码', 'password', '〔已隐去密码〕是我的支付密码'],
    ['password: hunter2x', 'password', 'password: 〔已隐去密码〕'],
    ['短信验证码刚发来是 9921，系统说错误', 'sms_code', '短信验证码刚发来是 〔已隐去验证码〕，系统说错误'],
    ['你们让我报验证码，我报了482913', 'sms_code', '你们让我报验证码，我报了〔已隐去验证码〕'],
    ['验 证 码 482913', 'sms_code', '验 证 码 〔已隐去验证码〕'],
    ['密码错误，我输的是889900', 'password', '密码错误，我输的是〔已隐去密码〕'],
    ['密码是我生日19880101', 'password', '密码是我生日〔已隐去密码〕'],
    ['我的密码是13800138000', 'password', '我的密码是〔已隐去密码〕'],
    ['cvv2是123', 'cvn2', 'cvv2是〔已隐去安全码〕'],
    ['卡背面三位数是 345', 'cvn2', '卡背面三位数是 〔已隐去安全码〕'],
    ['安全码：９８７', 'cvn2', '安全码：〔已隐去安全码〕'],
    ['卡号6225880000000001 123', 'cvn2', '卡号6225880000000001 〔已隐去安全码〕'],
    ['%B6225880000000001^ZHANG/WEI^2812101123?', 'magnetic_track', '〔已隐去磁道信息〕'],
    ['信用卡有效期12/28', 'card_expiry', '信用卡有效期〔已隐去卡片有效期〕'],
  ])('%s: %s', (text, kind, redacted) => {
    const answer = redactC3(text)
    expect(answer.text).toBe(redacted)
    expect(answer.redactions.map((one) => one.kind)).toEqual([kind])
    for (const { span, mark } of answer.redactions) {
      expect(mark).toBe(c3Mark(kind))
      expect(redacted.startsWith(mark, span[0])).toBe(true)
    }
    expect(redactC3(answer.text)).toEqual({ text: redacted, redactions: [] })
  })

  it('several at once, beside a card with its expiry', () => {
    expect(redactC3('卡6225 8800 0000 0001 12/28 123，密码是112233').text).toBe(
      '卡6225 8800 0000 0001 〔已隐去卡片有效期〕 〔已隐去安全码〕，密码是〔已隐去密码〕',
    )
  })

  it.each(
    `我收到的是482915|短信说482918|您的登录码482920请勿泄露|code: 482921|认证码482947|授权码482948|短信验证482946|给你482935，验证码
     这是验证码👉482949|验证码48-29-37|动态口令 48 29 36|验证码4.8.2.9.2.6|验证码4，8，2，9，2，7|验—证—码482941|验*证*码482942
     密码改成了hunter2|密码我发你了 qwe129|密码：🔑qwe127|mima qwe125|pw: qwe124|我给你说密码啊，就是654321|背面那三个数字是325
     后三码326|有效期1230|yan zheng ma 482913|y z m 482913|您的新密码是abc12345|您刚才的验证码是482913，我帮您输`.split(
      /[|\n]\s*/,
    ),
  )('%s', (text) => {
    const { text: redacted, redactions } = redactC3(text)
    expect(redactions).toHaveLength(1)
    expect(redacted).not.toMatch(/\d{3}|qwe|hunter/)
    expect(redactC3(redacted).redactions).toEqual([])
  })

  it('one digit to a line, and three digits behind an expiry', () => {
    expect(redactC3('验证码\n4\n8\n2\n9\n2\n8').text).toBe('验证码\n〔已隐去验证码〕')
    expect(redactC3('卡6225880000000001 有效期12/28 327').text).not.toMatch(/12\/28|327/)
  })

  it.each([
    ['我的密码是', 'mypass98'],
    ['安全码是', '932'],
    ['cvv', '931'],
    ['卡号6225880000000001 有效期12/31', '933'],
    ['验证码是多少来着', '582918'],
  ])('in two messages: %s … %s', (before, text) => {
    expect(redactC3(text, before).redactions).toHaveLength(1)
    expect(redactC3(text).redactions).toEqual([])
  })

  it.each(['好的', '1280元', '我还了500', 'hello', '等一下', '13800138000'])('but not %s', (text) => {
    for (const before of ['密码', '验证码是', 'cvv']) expect(redactC3(text, before).text).toBe(text)
  })

  it('also when its name came in the message before', () => {
    expect(redactC3('482913', '我收到的验证码是').text).toBe('〔已隐去验证码〕')
    expect(redactC3('112233', '支付密码：').text).toBe('〔已隐去密码〕')
    expect(redactC3('482913', '我昨天还了多少').text).toBe('482913')
  })
})

describe('what is no secret stays', () => {
  it.each(
    `我忘记密码了|密码错误6次被锁了|密码锁了24小时|密码改了3次都不行|密码6位数吗|验证码收不到，手机13800138000|验证码一直不来，账单1280.50元
     验证码5分钟就过期|我有1280元没到账|2026-11-20还的款|11月20日还了1,280.00元|尾号8899的卡|尾号8899收不到验证码|卡号6225880000000001
     身份证11010519491231002X|订单20261120000123|13800138000|工单T-7K3Q|验证码1280元是什么意思|验证码2026年才收到|密码2026-11-22改的
     我转了5000，验证码都没有|我转了5000 验证码没收到|密码 13800138000|验证码收不到金额是1280|密码，我欠了5000元|验证码，还款1280|工单T-482913验证码问题
     我的密码在App里改不了|分12期，每期888.49|安全码是什么|卡背面没有数字|合同有效期12/28|6225880000000001 还款 500元|年化18.25%|电话95588|验证码短信1068开头的|我收到的是128000元|短信里说我欠1280|验证码，1280元的账单|优惠券有效期12/28|尾号后三位是326`.split(
      /[|\n]\s*/,
    ),
  )('%s', (text) => expect(redactC3(text)).toEqual({ text, redactions: [] }))

  it('such as amounts, dates and phones, beside a secret too', () => {
    const amounts = fc.integer({ min: 1, max: 9_999_999 }).map((fen) => `${(fen / 100).toFixed(2)}元`)
    const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2026年11月${day}日`)
    const phones = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((tail) => `138${tail}`)
    const ordinary = fc.oneof(amounts, dates, phones)
    const codes = fc.integer({ min: 1000, max: 99_999_999 })
    fc.assert(
      fc.property(ordinary, ordinary, codes, fc.constantFrom('验证码是', '验证码：', '验证码 '), (a, b, code, name) => {
        expect(redactC3(`我在${a}，然后${b}`).redactions).toEqual([])
        expect(redactC3(`我在${a}，${name}${code}，然后${b}`).text).toBe(`我在${a}，${name}〔已隐去验证码〕，然后${b}`)
      }),
    )
  })

  it('such as amounts, dates and phones, beside the bare name of a secret', () => {
    const amounts = fc.integer({ min: 1, max: 9_999_999 }).map((fen) => `${(fen / 100).toFixed(2)}元`)
    const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
    const phones = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((tail) => `138${tail}`)
    const contexts = fc.constantFrom(
      '验证码收不到，我还了#',
      '密码忘了，#是我还的',
      '# 密码错误',
      '我#还的，验证码没来',
      '验证码 #',
      '密码#',
      '安全码在哪，#',
      '#，验证码是不是坏了',
    )
    fc.assert(
      fc.property(fc.oneof(amounts, dates, phones), contexts, (ordinary, around) => {
        const text = around.replace('#', ordinary)
        expect(redactC3(text)).toEqual({ text, redactions: [] })
      }),
    )
  })

  it('and what stands behind a mark, which names a secret no more', () => {
    const once = redactC3('密码Abc123是482913').text
    expect(redactC3(once).text).toBe(once)
  })

  it('and everything outside of the spans, in any text', () => {
    const pieces = fc.constantFrom(
      '验证码',
      '密码',
      '是',
      '：',
      '482913',
      'Abc123',
      '安全码',
      '123',
      '，',
      '元',
      ' ',
      '我',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        const { text: redacted, redactions } = redactC3(text)
        let rebuilt = ''
        let reached = 0
        for (const { span, mark } of redactions) {
          rebuilt += text.slice(reached, span[0]) + mark
          reached = span[1]
        }
        expect(rebuilt + text.slice(reached)).toBe(redacted)
        expect(redactC3(redacted).text).toBe(redacted)
      }),
    )
  })
})

describe('telling a secret', () => {
  const judged = (text: string) =>
    judge(text, GateContext.parse({ now: '2026-11-22T02:00:00.000Z' })).findings.filter(
      ({ rule }) => rule === 'secret-telling',
    )

  it.each(['您刚才的验证码是482913，我帮您输', '您的新密码是abc12345', '您的CVV是321'])('%s is blocked', (text) =>
    expect(judged(text)).toMatchObject([{ severity: 'block' }]),
  )

  it.each([
    '验证码5分钟内有效，请在App内输入。',
    '新密码需为8至20位，含字母和数字。',
    '密码连错5次会锁定24小时。',
    '我们不会索取您的密码和验证码。',
    '您本期账单还有1208元。',
  ])('%s may be said', (text) => expect(judged(text)).toEqual([]))
})

describe('asking for a secret', () => {
  it.each<[string, C3Kind]>([
    ['麻烦把验证码发我一下', 'sms_code'],
    ['为了核实，请把短信验证码发我一下。', 'sms_code'],
    ['验证码是多少？', 'sms_code'],
    ['您把收到的六位数字念给我', 'sms_code'],
    ['告诉我您的密码', 'password'],
    ['请提供登录密码', 'password'],
    ['密 码 报 一 下', 'password'],
    ['您的支付密码是什么', 'password'],
    ['请告知CVV2', 'cvn2'],
    ['卡背面三位数字报一下', 'cvn2'],
  ])('%s: %s', (text, kind) => {
    const [first] = asksForC3(text)
    expect(first?.kind).toBe(kind)
    expect(text.slice(...(first?.span ?? [0, 0]))).toBe(first?.text)
  })

  it.each(
    `我们不会索取您的密码和短信验证码|请勿提供验证码|也不要把短信验证码告诉任何人|凡是让您把验证码发给他的都是骗子|请在App内输入验证码完成登录
     收到验证码了吗|您说“把验证码发我”是谁发的|验证码有效期5分钟|密码可以在App“设置”里修改|千万别把密码告诉别人|请按页面提示完成核验|您忘记密码可以重置|任何人向您索要密码都请拒绝`.split(
      /[|\n]\s*/,
    ),
  )('is not “%s”', (text) => expect(asksForC3(text)).toEqual([]))
})

describe('numbers of persons', () => {
  it.each([
    ['您的身份证11010519491231002X', 'resident_id', '11010519491231002X'],
    ['卡号6225 8800 0000 0001', 'bank_card', '6225 8800 0000 0001'],
    ['卡号６２２５８８０００００００００１', 'bank_card', '６２２５８８０００００００００１'],
    ['卡号6225880000000001 123', 'bank_card', '6225880000000001'],
    ['卡号6225-8800-0000-0001 123', 'bank_card', '6225-8800-0000-0001'],
    ['证件440524188001010014，请核对', 'resident_id', '440524188001010014'],
  ])('%s: %s', (text, kind, number) => {
    expect(personalNumbersIn(text)).toMatchObject([{ kind, text: number }])
  })

  it.each([
    '卡号622588******0001',
    '尾号0001',
    '11010519491231002112',
    '4111111111111112',
    '13800138000',
    '¥1,234,567.89',
  ])('are not in %s', (text) => expect(personalNumbersIn(text)).toEqual([]))
})
