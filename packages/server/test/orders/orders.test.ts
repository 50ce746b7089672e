import type { CustomerId, OrderDetail, OrderId } from '@zuoxi/sdk'
import { CouponObstacle, CouponStatus, OrderStatus, Refund, ReturnStatus } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { colleague } from '../conversations/hall.ts'
import { theCast } from '../demo/seeded-desk.ts'
import { refusalOf, steppedClock } from '../support/desk.ts'

let desk: OpenDesk
let agent: Desk
beforeAll(async () => {
  desk = await openDesk(':memory:', { clock: steppedClock() })
  await seedDemo(desk, await theCast(), { customers: 0, seed: 3 })
  agent = (await desk.contextFor(await desk.signInLocally('agent'))).desk
  return () => desk.close()
})

const order = (no: string) => agent.orders.get({ orderId: `fx-${no}` as OrderId }) as Promise<OrderDetail>
const couponsOf = async (person: string) =>
  (await agent.orders.coupons({ customerId: `fx-${person}` as CustomerId })).coupons

describe('an order', () => {
  it('comes with its way there and back, its loan, and the money that goes back', async () => {
    const shoes = await order('DD001001')
    expect(shoes).toMatchObject({
      amountFen: 120_000,
      financedFen: 120_000,
      loanNo: 'JK001001',
      status: 'completed',
      returnStatus: 'refunded',
      refund: { amountFen: 120_000, state: 'in_transit', late: false, sentOn: '2026-11-12', expectedOn: '2026-11-23' },
    })
    expect(shoes.logistics.map(({ no, leg }) => [no, leg])).toEqual([
      [1, 'delivery'],
      [2, 'delivery'],
      [3, 'return'],
      [4, 'return'],
    ])
    const times = shoes.logistics.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
  })

  it('says of a refund whether it waits, is under way, late, arrived or failed', async () => {
    const states = await Promise.all(
      ['DD001501', 'DD001001', 'DD003201', 'DD001901', 'DD003501'].map(async (no) => (await order(no)).refund),
    )
    expect(states.map((refund) => [refund?.state, refund?.late])).toEqual([
      ['awaiting_return', false],
      ['in_transit', false],
      ['in_transit', true],
      ['arrived', false],
      ['failed', false],
    ])
    expect(new Set(states.map((refund) => refund?.state))).toEqual(new Set(Refund.shape.state.options))
  })

  it('lists a customer’s orders newest first, page by page', async () => {
    const customerId = 'fx-lv-xiaoqing' as CustomerId
    const first = await agent.orders.list({ customerId, limit: 2 })
    expect(first.items.map(({ orderNo }) => orderNo)).toEqual(['DD000702', 'DD000703'])
    const rest = await agent.orders.list({ customerId, limit: 2, cursor: first.next })
    expect(rest.items.map(({ orderNo }) => orderNo)).toEqual(['DD000701'])
    expect(rest.next).toBeUndefined()
    expect(await refusalOf(agent.orders.list({ customerId, limit: 2, cursor: 'not-one' }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('of another tenant is not said to exist', async () => {
    const { orders } = await colleague(desk, 'elsewhere')
    const customerId = 'fx-lv-xiaoqing' as CustomerId
    expect(await refusalOf(orders.list({ customerId, limit: 2 }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(orders.coupons({ customerId }))).toMatchObject({ code: 'NOT_FOUND' })
    const orderId = 'fx-DD003101' as OrderId
    expect(await refusalOf(orders.get({ orderId }))).toMatchObject({ code: 'NOT_FOUND', noun: 'order' })
  })
})

describe('a coupon', () => {
  it.each([
    ['lin-xiaoman', 'YH001001', 'expired'],
    ['lin-xiaoman', 'YH001002', 'not_started'],
    ['huang-siyu', 'YH001401', 'threshold'],
    ['le-yi', 'YH003301', 'expired'],
    ['zhou-kai', 'YH001501', 'other_product'],
    ['ou-zhiqiang', 'YH000502', 'void'],
  ])('of %s, %s: %s', async (person, no, obstacle) => {
    const coupon = (await couponsOf(person)).find(({ couponNo }) => couponNo === no)
    expect(coupon).toMatchObject({ effective: false, obstacle })
  })

  it('that is good comes before those that are not', async () => {
    const coupons = await couponsOf('huang-siyu')
    expect(coupons.map(({ couponNo, effective }) => [couponNo, effective])).toEqual([
      ['YH001402', true],
      ['YH001401', false],
    ])
  })

  it('locked to one order does nothing for another, and was used for its own', async () => {
    const elsewhere = (await order('DD000702')).coupons
    expect(elsewhere).toMatchObject([{ couponNo: 'YH000701', obstacle: 'other_order', orderNo: 'DD000703' }])
    expect((await order('DD000703')).coupons).toMatchObject([{ couponNo: 'YH000701', effective: true }])
    expect((await order('DD000501')).coupons).toMatchObject([{ couponNo: 'YH000501', effective: true, status: 'used' }])
  })
})

it('the cast meets every state of orders, returns and coupons', () => {
  const values = (sql: string) => new Set(desk.room.store.sqlite.prepare(sql).pluck().all())
  expect(values('select status from purchase')).toEqual(new Set(OrderStatus.options))
  expect(values('select status from coupon')).toEqual(new Set(CouponStatus.options))
  for (const status of values('select return_status from purchase where return_status is not null'))
    expect(ReturnStatus.options).toContain(status)
  expect(CouponObstacle.options.length).toBe(7)
})
