/**
 * Which ticket types a wording's scenario is about, as dated data: whole types
 * (`PAY.not_credited`) or branches (`FEE`). A scenario that is not here, such
 * as 开场, is about any. The pairing is the house's own.
 */
export const scenarioTypes: {
  readonly id: string
  readonly effectiveFrom: string
  readonly types: Readonly<Record<string, readonly string[]>>
} = {
  id: 'scenario-types',
  effectiveFrom: '2026-01-01',
  types: {
    账单: ['CON.bill'],
    活动规则: ['CON.activity'],
    额度: ['LMT', 'CON.limit'],
    利率披露: ['CON.rate', 'CON.plan', 'FEE.interest'],
    还款未入账: ['PAY.not_credited'],
    重复扣款: ['PAY.double_charge'],
    扣款失败: ['PAY.failed', 'PAY.change_card'],
    提前结清: ['PAY.settle_early'],
    费用争议: ['FEE'],
    征信异议: ['CRD'],
    // Every type that the complaint's clock runs for.
    投诉受理: ['COL', 'AGT', 'REG', 'FEE', 'CRD'],
    欺诈盗刷: ['FRD'],
    营销骚扰: ['MKT'],
    第三人接听: ['AGT', 'COL.third_party', 'PRI.leak'],
    登录异常: ['ACC'],
    退款物流: ['REF'],
    延期申请: ['HRD'],
    困难协商: ['HRD'],
    情绪危机: ['HRD'],
    个人信息权利: ['PRI'],
  },
}

export type ScenarioFit = 'type' | 'branch' | 'other' | 'any'

/**
 * How well a scenario suits a ticket type.
 *
 * @returns `type` when it is about this one, `branch` when about one beside it
 * (重复扣款 and 未入账), `other` when about something else, `any` when about
 * nothing in particular.
 * @example
 * scenarioFit('重复扣款', 'PAY.not_credited') // 'branch'
 */
export function scenarioFit(scenario: string, type: string): ScenarioFit {
  const types = Object.hasOwn(scenarioTypes.types, scenario) ? scenarioTypes.types[scenario] : undefined
  if (!types) return 'any'
  const branch = branchOf(type)
  if (types.some((one) => one === type || one === branch)) return 'type'
  return types.some((one) => branchOf(one) === branch) ? 'branch' : 'other'
}

function branchOf(type: string): string {
  return type.split('.')[0] ?? type
}
