import { checkCustomerRow, externalNumber } from '@zuoxi/sdk'
import { expect, test } from 'vitest'

const number = externalNumber(64)

test.each(['id\u200bem', 'id\u00adem', 'i d', 'id\u202e', 'id\ufe0f', 'id\u0301', 'i\u3164d', 'a\u0000'])(
  '%j prints like another number, and is refused',
  (text) => {
    expect(number.safeParse(text).error?.issues).toMatchObject([{ params: { problem: 'unseen_character' } }])
  },
)

test.each(['\u0430bc', 'ΑB1', 'ıdem', '١٢٣', 'ɑ1'])('%j looks like another number, and is refused', (text) => {
  expect(number.safeParse(text).error?.issues).toMatchObject([{ params: { problem: 'look_alike' } }])
})

test.each([
  [' ｉｄｅｍ ', 'idem'],
  ['ＴＸＮ－１', 'TXN-1'],
  ['还款20261120/3', '还款20261120/3'],
  ['IDEM', 'IDEM'],
])('%j is %j', (text, spelt) => {
  expect(number.parse(text)).toBe(spelt)
})

test('an imported id is spelt the same way, and no look-alike of another', () => {
  const row = (id: string) => checkCustomerRow({ external_id: id, name: '张伟', phone: '13800138000' })
  expect(row('Ａ１')).toMatchObject({ ok: true, row: { externalId: 'A1' } })
  for (const id of ['\u0410-1', 'A\u200b1', 'A١'])
    expect(row(id)).toMatchObject({ ok: false, problems: [{ field: 'external_id', reason: 'id_characters' }] })
})
