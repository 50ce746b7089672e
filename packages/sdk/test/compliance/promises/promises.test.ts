import {
  addBusinessDays,
  type BusinessDate,
  endOfBusinessDay,
  type Instant,
  instantOf,
  msOf,
  promisesIn,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'

/** A moment as a clock in Shanghai shows it. */
const at = (text: string): Instant => instantOf(Date.parse(`${text.replace(' ', 'T')}+08:00`))
/** A Friday. */
const now = at('2026-11-20 10:00:00')
const dayEnd = '23:59:59.999'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('a promise', () => {
  it.each([
    ['3个工作日内回复', 'reply', `2026-11-25 ${dayEnd}`],
    ['3 個工作日內回復您', 'reply', `2026-11-25 ${dayEnd}`],
    ['我们会在3-5个工作日内处理完毕', 'handle', `2026-11-27 ${dayEnd}`],
    ['预计三个工作日内，我们会答复您', 'reply', `2026-11-25 ${dayEnd}`],
    ['一两个工作日就给您答复', 'reply', `2026-11-24 ${dayEnd}`],
    ['下个工作日联系您', 'callback', `2026-11-23 ${dayEnd}`],
    ['不超过3个工作日答复您', 'reply', `2026-11-25 ${dayEnd}`],
    ['我们会回复您，最晚3个工作日', 'reply', `2026-11-25 ${dayEnd}`],
    ['核查需要3个工作日', 'handle', `2026-11-25 ${dayEnd}`],
    ['明天给您答复', 'reply', `2026-11-21 ${dayEnd}`],
    ['明早给您回复', 'reply', '2026-11-21 12:00:00'],
    ['明天下午3点前给您打电话', 'callback', '2026-11-21 15:00:00'],
    ['明天15:30回访您', 'callback', '2026-11-21 15:30:00'],
    ['今天下班前', 'other', '2026-11-20 18:00:00'],
    ['今天下班前给您回复', 'reply', '2026-11-20 18:00:00'],
    ['18点前给您回复', 'reply', '2026-11-20 18:00:00'],
    ['今天会给您答复', 'reply', `2026-11-20 ${dayEnd}`],
    ['15日内处理', 'handle', `2026-12-05 ${dayEnd}`],
    ['投诉一般15日内给处理意见', 'handle', `2026-12-05 ${dayEnd}`],
    ['处理意见一般在十五日内给出', 'handle', `2026-12-05 ${dayEnd}`],
    ['如认为记录有误可提交异议，20日内书面答复', 'reply', `2026-12-10 ${dayEnd}`],
    ['24小时内联系您', 'callback', '2026-11-21 10:00:00'],
    ['２４小时内联系您', 'callback', '2026-11-21 10:00:00'],
    ['72h内处理', 'handle', '2026-11-23 10:00:00'],
    ['一个半小时内联系您', 'callback', '2026-11-20 11:30:00'],
    ['半小时内给您回电', 'callback', '2026-11-20 10:30:00'],
    ['请稍等片刻，两分钟内给您回复。', 'reply', '2026-11-20 10:02:00'],
    ['本周五前给您答复', 'reply', `2026-11-20 ${dayEnd}`],
    ['周三给您结果', 'reply', `2026-11-25 ${dayEnd}`],
    ['下周一上午答复您', 'reply', '2026-11-23 12:00:00'],
    ['本周内解决', 'handle', `2026-11-20 ${dayEnd}`],
    ['您反馈的问题24小时内会处理', 'handle', '2026-11-21 10:00:00'],
    ['这周给您答复', 'reply', `2026-11-20 ${dayEnd}`],
    ['下周会给您答复', 'reply', `2026-11-27 ${dayEnd}`],
    ['两小时之内给你打过去', 'callback', '2026-11-20 12:00:00'],
    ['最迟下周三给您书面答复', 'reply', `2026-11-25 ${dayEnd}`],
    ['明天上午十点半给您回话', 'reply', '2026-11-21 10:30:00'],
    ['月底前处理好', 'handle', `2026-11-30 ${dayEnd}`],
    ['本月28号前给您书面答复', 'reply', `2026-11-28 ${dayEnd}`],
    ['答复期限为2026年12月5日', 'reply', `2026-12-05 ${dayEnd}`],
    ['1月5日前反馈给您', 'reply', `2027-01-05 ${dayEnd}`],
    ['我明天再帮您看看', 'other', `2026-11-21 ${dayEnd}`],
    ['明天给您回电好吗？', 'callback', `2026-11-21 ${dayEnd}`],
    ['最快明天最晚后天给您答复', 'reply', `2026-11-22 ${dayEnd}`],
  ])('“%s” is %s by %s', (text, kind, due) => expect(promisesIn(text, now)).toMatchObject([{ kind, dueAt: at(due) }]))

  it('keeps its place, and several keep theirs', () => {
    const text = '已受理。我们 3 个工作日内处理，24小时内先联系您。'
    const found = promisesIn(text, now)
    expect(found.map((one) => one.text)).toEqual(['3 个工作日内处理', '24小时内先联系您'])
    for (const { span, text: part } of found) expect(text.slice(...span)).toBe(part)
  })

  it.each([
    ['2026-02-13 10:00:00', '3个工作日内回复', `2026-02-25 ${dayEnd}`],
    ['2026-09-29 23:59:59', '2个工作日内回复', `2026-10-08 ${dayEnd}`],
    ['2026-09-30 00:00:00', '2个工作日内回复', `2026-10-09 ${dayEnd}`],
    ['2026-12-31 23:00:00', '2小时内回电', '2027-01-01 01:00:00'],
    ['2026-12-31 23:00:00', '1个工作日内回电', `2027-01-01 ${dayEnd}`],
    ['2026-11-20 19:00:00', '今天下班前给您回复', `2026-11-20 ${dayEnd}`],
    ['2026-11-21 10:00:00', '周五前给您答复', `2026-11-27 ${dayEnd}`],
    ['2027-01-31 10:00:00', '一个月内处理', `2027-02-28 ${dayEnd}`],
  ])('said at %s, “%s” is due %s, wherever the machine is', (said, text, due) => {
    for (const tz of ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'UTC']) {
      process.env['TZ'] = tz
      expect(promisesIn(text, at(said))).toMatchObject([{ dueAt: at(due) }])
    }
  })
})

describe('no promise', () => {
  it.each(
    `不能保证3个工作日内回复|无法在24小时内处理|明天不会联系您|今天我们不谈还款|不一定明天答复
     您说3个工作日内回复|“3个工作日内回复”是谁说的|上次同事说24小时内处理|您问的是15日内答复
     如果15日内没有答复您，可以申请核查|超过15日未处理可以投诉|若3个工作日内处理不了您可以投诉
     请您在3个工作日内回复我们|请于明天前还款|您需在3日内处理|3日内回复我们|明天您可以联系我们|请在明天下班前处理逾期
     银行1-3个工作日内到账|商家48小时内发出
     您明天方便吗|您要明天回复吗|能不能明天处理呢
     今天联系您是想核实信息|今天已给您回复|今天先为您登记|您11月10日反馈的问题|最近3天内处理过|24小时内处理了
     账单11月25日到期|您的还款日是15号|您逾期15天，我们联系您|7天内无理由退款|每24小时更新通知|1280元明天扣款
     尽快给您答复|稍后联系您|下午好，我帮您处理|0个月|15:00
     2026年12月5日|优惠券7天内有效|征信更新一般需要T+1个工作日|每月5号前请还款|明天之前答复不了您|3个工作日内没人联系您的话，请再来找我|您可能不在范围内，最终以审核为准|我们会在站内消息通知您`
      .split(/[|\n]\s*/)
      .filter((text) => text !== ''),
  )('is “%s”', (text) => expect(promisesIn(text, now)).toEqual([]))
})

describe('however it is written', () => {
  const counts = fc.integer({ min: 1, max: 60 })
  const deeds = fc.constantFrom('给您答复', '处理完毕', '联系您', '给您反馈', '核实清楚')
  const numerals = (n: number): string => {
    const digit = '零一二三四五六七八九'
    const tens = n < 20 ? '' : (digit[Math.floor(n / 10)] ?? '')
    return n < 10 ? (digit[n] ?? '') : `${tens}十${n % 10 === 0 ? '' : (digit[n % 10] ?? '')}`
  }

  it('counts the same in either numerals', () => {
    fc.assert(
      fc.property(counts, deeds, fc.boolean(), fc.integer({ min: 0, max: 400 }), (n, deed, chinese, days) => {
        const said = instantOf(msOf(now) + days * 86_400_000)
        const today = said.slice(0, 10) as BusinessDate
        const written = chinese ? numerals(n) : String(n)
        const [working] = promisesIn(`${written}个工作日内${deed}`, said)
        expect(working?.dueAt).toBe(endOfBusinessDay(addBusinessDays(today, n)))
        const [hours] = promisesIn(`我们会在${written}小时内${deed}`, said)
        expect(hours?.dueAt).toBe(instantOf(msOf(said) + n * 3_600_000))
      }),
    )
  })

  it('is the same behind invisible characters and in full width, and nothing when quoted or denied', () => {
    fc.assert(
      fc.property(counts, deeds, fc.nat(20), (n, deed, place) => {
        const plain = `${n}个工作日内${deed}`
        const [promise] = promisesIn(plain, now)
        const mid = Math.min(place, plain.length)
        const hidden = `${plain.slice(0, mid)}\u200b${plain.slice(mid)}`
        const wide = plain.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
        for (const text of [hidden, wide])
          expect(promisesIn(text, now)).toMatchObject([{ kind: promise?.kind, dueAt: promise?.dueAt }])
        expect(promisesIn(`您问的“${plain}”是指`, now)).toEqual([])
        expect(promisesIn(`我们不能保证${plain}`, now)).toEqual([])
      }),
    )
  })

  it('is due later than it is said, whatever the text', () => {
    const pieces = fc.constantFrom(
      '明天',
      '今天',
      '下周五',
      '3',
      '15',
      '日',
      '号',
      '个工作日',
      '小时',
      '内',
      '前',
      '给您',
      '答复',
      '处理',
      '，',
      '您',
      '不',
      '会',
      '下午',
      '点',
      '月底',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(400 * 86_400), (parts, seconds) => {
        const said = instantOf(msOf(now) + seconds * 1000)
        const text = parts.join('')
        for (const { dueAt, span, text: part } of promisesIn(text, said)) {
          expect(dueAt > said).toBe(true)
          expect(text.slice(...span)).toBe(part)
        }
      }),
    )
  })
})
