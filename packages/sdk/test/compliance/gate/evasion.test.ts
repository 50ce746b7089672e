import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { lint, lintRules } from '../../../src/index.ts'
import { syllablesOf } from '../../../src/compliance/gate/words/pinyin.ts'
import { pinyinSource } from '../../../scripts/pinyin.ts'

describe('the same words in other letters', () => {
  test.each([
    ['pinyin', '我跟您讲 baozheng tongguo', 'baozheng tongguo'],
    ['pinyin, joined', 'baozhengtongguo', 'baozhengtongguo'],
    ['pinyin, in capitals and wide', 'ＢＡＯ zheng TongGuo', 'ＢＡＯ zheng TongGuo'],
    ['pinyin, dotted', 'bao.zheng·tong-guo', 'bao.zheng·tong-guo'],
    ['pinyin, two words apart', 'baozheng 给您 tongguo', 'baozheng 给您 tongguo'],
    ['initials', '放心，bztg', 'bztg'],
    ['initials, spaced', 'b z t g', 'b z t g'],
    ['half and half', '保zheng通过', '保zheng通过'],
    ['half and half', 'bao证tong过', 'bao证tong过'],
    ['characters and initials', '保证tg', '保证tg'],
    ['two syllables', '再不还就 zuolao', 'zuolao'],
    ['look-alike letters', 'O门槛', 'O门槛'],
    ['look-alike digits', 'l00%下款', 'l00%下款'],
    ['look-alike letters of another alphabet', 'СVV发我', 'СVV发我'],
    ['look-alike characters', '加我薇信', '加我薇信'],
    ['look-alike characters', '你就是老籁', '老籁'],
    ['look-alike characters', '消除怔信', '消除怔信'],
    ['a variant and an invisible character', '保證\u200b通過', '保證\u200b通過'],
  ])('%s: %s', (_how, text, found) => {
    const finding = lint(text).findings.find(({ severity }) => severity === 'block')
    expect(finding?.text).toBe(found)
    expect(text.slice(...(finding?.span ?? [0, 0]))).toBe(found)
  })
})

test('every phrase that blocks is caught in pinyin, by its initials, and half and half', () => {
  const phrases = lintRules()
    .filter(({ severity }) => severity === 'block')
    .flatMap((rule) => rule.phrases.filter((phrase) => /^\p{Script=Han}+$/u.test(phrase)))
  const spellings = phrases.flatMap((phrase) => {
    const syllables = pinyin(phrase, { toneType: 'none', type: 'array', v: true })
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
    return [
      ...(syllables.join('').length >= 6 ? [syllables.join(' ')] : []),
      ...(phrase.length >= 4 ? [`好，${initials}`] : []),
      phrase.charAt(0) + syllables.slice(1).join(''),
    ]
  })
  expect(spellings.length).toBeGreaterThan(1000)
  expect(spellings.filter((spelling) => lint(spelling).verdict !== 'block')).toEqual([])
})

test.each([
  '请打开 www.bztg.com 查看',
  '邮箱是 zuolao@bztg.com.cn',
  '请更新 App 后重新登录',
  'Please check your monthly statement in the app before the due date, and call us if anything is unclear.',
  'The quick brown fox jumps over the lazy dog; women in Shanghai can manage a change of range.',
  '您的 iPhone 15 Pro Max 分期订单 OK 了，WiFi、SIM、NFC、ATM、POS、VIP、PDF 都可以',
  '订单号 SF1234567890，型号 XQ-BT52',
  '您的 baoguo 已发出',
  'abztgx',
  '货款已退回，周末处理',
  'hello, long time no see',
])('harmless Latin letters: %s', (text) => {
  expect(lint(text)).toEqual({ verdict: 'ok', findings: [] })
})

test('every character of the lexicon has a reading', () => {
  const characters = new Set(lintRules().flatMap(({ phrases }) => phrases.join('').match(/\p{Script=Han}/gu) ?? []))
  expect([...characters].filter((character) => syllablesOf(character).length === 0)).toEqual([])
})

test('the table of readings is what its script makes', () => {
  const file = new URL('../../../src/compliance/gate/words/pinyin-table.ts', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(pinyinSource())
})

describe('the same words by another sound or tone, or in other forms', () => {
  test.each([
    'zuò láo',
    'zuo4lao2',
    'lǎo lài',
    'hēi míng dān',
    '抓伱',
    '黒名单',
    '黑名単',
    '消除徴信',
    '老頼',
    '要做牢的',
    '爆通迅录',
    '百份百',
    '秒倒账',
    '零门坎',
    '上们找你',
    '保正下款',
    '保征通过',
    '再不还等着坐劳吧',
    '再不还就通知你但位',
  ])('%s', (text) => expect(lint(text).verdict).toBe('block'))

  test.each([
    '请问通过了吗',
    '很抱歉，我们会核查',
    '请不要连接陌生网络',
    '同步需要时间',
    '您预期什么时候方便',
    '做牢固一点',
    '合同第6条标题是分期利息的收取',
    '请您核对利率的说明',
    '我联系您，但位置需要您确认',
  ])('another word: %s', (text) => expect(lint(text)).toEqual({ verdict: 'ok', findings: [] }))
})
