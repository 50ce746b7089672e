import type { Failure } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { sayFailure } from '../../src/words/failures.ts'
import { sayNotice } from '../../src/words/notices.ts'

const stuck: Failure = {
  code: 'ILLEGAL_TRANSITION',
  noun: 'conversation',
  id: 'c',
  from: 'wrap_up',
  to: 'active',
  allowed: ['closed'],
} as Failure

test('statuses are said in words', () => {
  expect(sayFailure(stuck, 'zh-CN')).toBe('会话不能从“收尾”转为“进行中”，可转为：已结束')
  expect(sayFailure(stuck, 'en')).toContain('“wrap-up” to “active”')
  const ticket = { ...stuck, noun: 'ticket', from: 'closed', to: 'open', allowed: [] } as Failure
  expect(sayFailure(ticket, 'zh-CN')).toBe('工单不能从“已关闭”转为“处理中”，可转为：无')
})

test.each([
  [{ path: 'body', problem: 'too_big' }, '正文：太长或太大', 'text: too long or too large'],
  [
    { path: 'refs.0.id', problem: 'not_of_this_customer' },
    '关联 第1项 编号：不属于该客户',
    "about no. 1 id: not this customer's",
  ],
  [{ path: '', problem: 'parse_error' }, '无法解析', 'cannot be read'],
  [{ path: 'newField', problem: 'new_code', allowed: '1-9' }, 'newField：new_code (1-9)', 'newField: new_code (1-9)'],
])('a bad field %o is said in words', (problem, zh, en) => {
  const failure: Failure = { code: 'INVALID_INPUT', problems: [problem] }
  expect(sayFailure(failure, 'zh-CN')).toBe(`输入不合要求：${zh}`)
  expect(sayFailure(failure, 'en')).toBe(`Invalid input: ${en}`)
})

test('a text that is too long says by how much', () => {
  expect(sayNotice({ say: 'tooLong', length: 9355, most: 2000 }, 'zh-CN')).toBe('超过 2000 字（现在 9355）')
})
