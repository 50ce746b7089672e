import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FixtureError, readCast, readConversations } from '../../src/rehearsal/index.ts'

const person = (id: string, no: number, more = '') => `id: ${id}
customerNo: C2026000${no}
name: 张伟
phone: '1642513889${no}'
residentId: '991704198904120399'
address: 江北省临川市云溪区
since: -620d
story: 一个虚构的人
${more}`

const loan = `loans:
  - no: JK01
    product: 现金分期
    funder: 虚构
    principal: '100.00'
    outstanding: '100.00'
    terms: 3
    termsPaid: 0
    method: equal_instalment
    apr: 12.00%
    status: active
    disbursedOn: -30d
`

const bill = (state: string, line: string) => `bills:
  - no: ZD01
    issuedOn: -20d
    dueDate: -10d
    state: ${state}
    lines:
      - { component: principal, ${line} }
`

const order = (more: string, coupons = '') => `orders:
  - no: DD01
    merchant: 虚构
    items: [{ name: 鞋, quantity: 2, price: '50.00' }]
    status: delivered
    placedOn: -20d
${more}
coupons: [${coupons}]
`

const wording = `- key: opening.greet
  title: 问候
  scenario: 开场
  favourite: 1
  text: 您好，我是{{工号}}。
`

const conversation = (more = '') => `id: hello
title: 打招呼
customer: zhang-wei
turns:
  - customer: 你好
  - insert: opening.greet
${more}`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-cast-'))
  for (const name of ['people', 'wording', 'conversations']) await mkdir(join(folder, name))
  await write({
    'people/zhang-wei.yaml': person(
      'zhang-wei',
      1,
      loan + bill('issued', "loan: JK01, instalment: 1, amount: '40.00'"),
    ),
    'wording/opening.yaml': wording,
    'conversations/hello.yaml': conversation(),
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

async function problems(run: () => Promise<unknown> = () => readCast(folder)): Promise<string[]> {
  try {
    await run()
    return []
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    return error.problems.map(({ file, line, column, code }) => `${relative(folder, file)}:${line}:${column} ${code}`)
  }
}

it('accepts a small cast', async () => {
  expect(await problems()).toEqual([])
})

it.each<[string, Record<string, string>, string[]]>([
  [
    'a second person of the same id, number and phone',
    { 'people/z.yaml': person('zhang-wei', 1) },
    [
      'people/zhang-wei.yaml:1:5 duplicate',
      'people/zhang-wei.yaml:2:13 duplicate',
      'people/zhang-wei.yaml:4:8 duplicate',
    ],
  ],
  [
    'a bill line of an unknown loan',
    { 'people/z.yaml': person('z', 2, bill('issued', "loan: JK09, amount: '1.00'").replace('ZD01', 'ZD02')) },
    ['people/z.yaml:15:39 unknown_name'],
  ],
  [
    'a bill number that is taken',
    { 'people/z.yaml': person('z', 2, bill('issued', "amount: '1.00'")) },
    ['people/zhang-wei.yaml:22:9 duplicate'],
  ],
  [
    'a paid bill that is not',
    { 'people/zhang-wei.yaml': person('zhang-wei', 1, bill('paid', "amount: '1.00'")) },
    ['people/zhang-wei.yaml:13:12 inconsistent'],
  ],
  [
    'a line paid beyond its amount',
    { 'people/zhang-wei.yaml': person('zhang-wei', 1, bill('partial', "amount: '1.00', paid: '2.00'")) },
    ['people/zhang-wei.yaml:15:55 inconsistent', 'people/zhang-wei.yaml:13:12 inconsistent'],
  ],
  [
    'an order and a coupon that are not there',
    {
      'people/z.yaml': person(
        'z',
        2,
        order(
          '    coupon: YH09',
          "{ no: YH01, title: 满减, off: '1.00', validFrom: -1d, validTo: +1d, status: used, order: DD09 }",
        ),
      ),
    },
    ['people/z.yaml:15:13 unknown_name', 'people/z.yaml:16:98 unknown_name'],
  ],
  [
    'a coupon that is locked to nothing',
    {
      'people/z.yaml': person(
        'z',
        2,
        order('', "{ no: YH01, title: 满减, off: '1.00', validFrom: -1d, validTo: +1d, status: locked }"),
      ),
    },
    ['people/z.yaml:16:85 inconsistent'],
  ],
  [
    'more financed and sent back than it cost, for nothing that came back',
    {
      'people/z.yaml': person(
        'z',
        2,
        order("    financed: '100.01'\n    refund: { amount: '100.01', channel: 银行卡 }"),
      ),
    },
    ['people/z.yaml:15:15 inconsistent', 'people/z.yaml:16:23 inconsistent', 'people/z.yaml:16:13 inconsistent'],
  ],
  [
    'a refund that arrived before it was sent',
    {
      'people/z.yaml': person(
        'z',
        2,
        order("    return: refunded\n    refund: { amount: '1.00', channel: 银行卡, arrivedOn: -1d }"),
      ),
    },
    ['people/z.yaml:16:13 inconsistent'],
  ],
  [
    'an order number and a coupon number that are taken',
    { 'people/y.yaml': person('y', 2, order('')), 'people/z.yaml': person('z', 3, order('')) },
    ['people/z.yaml:10:9 duplicate'],
  ],
  [
    'a fee rate of a loan by interest',
    {
      'people/z.yaml': person(
        'z',
        2,
        loan.replace('JK01', 'JK02').replace('    status', '    feeRate: 1%\n    status'),
      ),
    },
    ['people/z.yaml:19:14 inconsistent'],
  ],
  [
    'an instalment that the loan does not have',
    {
      'people/zhang-wei.yaml': person(
        'zhang-wei',
        1,
        loan + bill('issued', "loan: JK01, instalment: 4, amount: '1.00'"),
      ),
    },
    ['people/zhang-wei.yaml:27:57 inconsistent'],
  ],
  [
    'a conversation of nobody',
    { 'conversations/hello.yaml': conversation().replace('zhang-wei', 'nobody') },
    ['conversations/hello.yaml:3:11 unknown_name'],
  ],
  [
    'an unknown wording',
    { 'conversations/hello.yaml': conversation('  - insert: closing.bye\n') },
    ['conversations/hello.yaml:7:13 unknown_name'],
  ],
  [
    'an unknown bill',
    { 'conversations/hello.yaml': conversation('    bill: ZD99\n') },
    ['conversations/hello.yaml:7:11 unknown_name'],
  ],
  [
    'a ticket type outside the taxonomy',
    { 'conversations/hello.yaml': conversation('intent: PAY.nothing\n') },
    ['conversations/hello.yaml:7:9 unknown_name'],
  ],
  [
    'an agent who writes first',
    { 'conversations/hello.yaml': conversation().replace('  - customer: 你好\n', '') },
    ['conversations/hello.yaml:5:5 inconsistent'],
  ],
  [
    'a conversation id that is taken',
    { 'conversations/again.yaml': conversation() },
    ['conversations/hello.yaml:1:5 duplicate'],
  ],
  [
    'two active versions of a wording, and a favourite key that is taken',
    { 'wording/more.yaml': wording.replace('  title', '  version: 2\n  title') },
    ['wording/opening.yaml:1:8 duplicate', 'wording/opening.yaml:4:14 duplicate'],
  ],
  [
    'a slot that does not exist',
    { 'wording/opening.yaml': wording.replace('工号', '密码') },
    ['wording/opening.yaml:5:9 bad_value'],
  ],
])('refuses %s, where it is', async (_what, files, expected) => {
  await write(files)
  expect(await problems()).toEqual(expected)
})

it('reads conversations from anywhere, against a cast', async () => {
  const cast = await readCast(folder)
  await cp(join(folder, 'conversations'), join(folder, 'mine', 'deep'), { recursive: true })
  const read = await readConversations([join(folder, 'mine')], cast)
  expect(read.map((one) => relative(folder, one.file))).toEqual(['mine/deep/hello.yaml'])
  await write({ 'mine/deep/hello.yaml': conversation().replace('zhang-wei', 'nobody') })
  expect(await problems(() => readConversations([join(folder, 'mine')], cast))).toEqual([
    'mine/deep/hello.yaml:3:11 unknown_name',
  ])
  expect(await problems(() => readConversations([join(folder, 'nowhere')], cast))).toEqual(['nowhere:1:1 not_found'])
  await mkdir(join(folder, 'empty'))
  expect(await problems(() => readConversations([join(folder, 'empty')], cast))).toEqual(['empty:1:1 not_found'])
})
