import { expect, test } from 'vitest'
import { GateContext, judge } from '../../../src/index.ts'

const contact = GateContext.parse({ now: '2026-11-22T02:00:00.000Z' })

test.each([
  'You will go to jail',
  'Pay today or we will call your boss',
  'We will send people to your home.',
  'Tell me the OTP you received',
  'p l e a s e send me your p.a.s.s.w.o.r.d',
  'I guarantee approval 100%',
  'I am calling from the court',
  "Don't think we won't call your boss",
])('English is stopped: %s', (text) => expect(judge(text, contact).verdict).toBe('block'))

test.each([
  'We will never ask you to send us your password.',
  'Never tell us your OTP.',
  'We cannot guarantee approval.',
  'We cannot delete your credit record.',
  'Please do not borrow to repay.',
  'We will not contact your family.',
])('English is denied, and passes with a look: %s', (text) => expect(judge(text, contact).verdict).toBe('warn'))

test.each([
  'Your statement is ready; open the app to read it in full.',
  'お客様のご利用明細はアプリでご確認いただけます。よろしくお願いします。',
  'Ваш счёт готов, откройте приложение.',
])('a text that is not read says so: %s', (text) =>
  expect(judge(text, contact).findings).toMatchObject([{ rule: 'language-not-read', severity: 'warn', span: [0, 0] }]),
)

test.each([
  '您的账单已出，请在App内查看，谢谢您的耐心等待。',
  '请打开 https://www.example.com/help/some/very/long/path 查看',
  'iPhone 15 Pro Max',
  'OK',
])('a text that is read says nothing: %s', (text) => expect(judge(text, contact).findings).toEqual([]))
