import type { CalcVerbs, CalcWords } from './calc.ts'

const credit = {
  principal: '本金（元），例如 10000',
  annualRate: '合同年利率，例如 12%（分期手续费除外）',
  terms: '期数，1 到 360，每期一个月',
  method: 'equal-installment 等额本息（默认）、equal-principal 等额本金、interest-only 先息后本、flat-fee 分期手续费',
  feeRate: '每期手续费率，按原始本金计，例如 0.6%（仅 flat-fee）',
  upfrontFeeRate: '一次性手续费率，计入第 1 期，例如 2.5%',
  guaranteeFee: '每期担保费（元）',
  received: '实际到账金额（元），默认等于本金',
  rounding: '取整：half-up 四舍五入（默认）或 half-even 银行家舍入',
  firstDays: '首期实际天数，首期利息按日计',
  basis: '计息基础：360（默认）或 365，以合同为准',
}

export const calcVerbsZh: CalcVerbs = {
  'calc schedule': { summary: '还款计划与年化利率', args: [], options: credit },
  'calc irr': {
    summary: '按月现金流的年化利率',
    args: [],
    options: { flows: '现金流，到账在前，还款为负，例如 "9500,-940*12"' },
  },
  'calc xirr': {
    summary: '按日期现金流的年化利率（XIRR，ACT/365）',
    args: [],
    options: { flow: '一笔现金流 日期:金额，可重复，例如 2026-01-15:6000' },
  },
  'calc penalty': {
    summary: '按日罚息',
    args: [],
    options: {
      base: '计罚基数（元），以合同为准',
      annualRate: '合同年利率，例如 18%',
      multiplier: '罚息倍数，例如 1.5（默认 1）',
      days: '逾期天数，算头不算尾',
      basis: credit.basis,
      rounding: credit.rounding,
    },
  },
  'calc settle': {
    summary: '提前结清报价',
    args: [],
    options: {
      ...credit,
      paidTerms: '已还期数',
      days: '距上一还款日的天数，算头不算尾',
      feeRateOnBalance: '提前还款违约金率，按剩余本金计，例如 3%',
      remainingFees: '剩余各期费用：waive 免收 或 charge 照收',
    },
  },
  'calc allocate': {
    summary: '一笔还款逐项冲抵',
    args: [],
    options: {
      pay: '还款金额（元）',
      due: '应还项 名目:金额，可重复；名目为 fee、penalty、interest、principal',
      order: '冲抵顺序，默认 fee,penalty,interest,principal',
    },
  },
}

export const calcZh: CalcWords = {
  columns: {
    no: '期',
    payment: '还款',
    principal: '本金',
    interest: '利息',
    fee: '费用',
    balance: '剩余本金',
    parts: '构成 #本金 +利息 =费用',
  },
  total: '合计',
  rates: {
    aprSimple: '年化利率（单利，IRR×12）',
    aprCompound: '年化利率（复利）',
    irrPerTerm: '每期利率（IRR）',
    xirr: '年化利率（复利，XIRR）',
    aprNominal: '年化利率（单利，按月折算×12）',
  },
  components: { fee: '费用', penalty: '罚息', interest: '利息', principal: '本金' },
  settle: { principal: '剩余本金', interest: '应计利息', fee: '费用', total: '结清金额' },
  unapplied: '未冲抵',
  problems: {
    missing: '缺少',
    not_taken: '该还款方式不用此项，适用于其他方式',
    not_an_amount: '不是金额',
    not_a_rate: '不是利率，请带百分号，例如 12%',
    not_a_multiplier: '不是倍数',
    not_a_whole_number: '不是整数',
    not_a_date: '日期不存在或写法不对（年-月-日）',
    not_a_flow: '写法应为 日期:金额',
    unknown_choice: '没有这个选择',
    too_precise: '小数位太多',
    out_of_range: '超出范围',
    repeated: '重复',
    not_in_order: '冲抵顺序没有包含这一名目',
    no_sign_change: '现金流必须有正有负',
    several_rates: '可能有多个利率，没有唯一答案',
    rate_out_of_range: '利率超出可计算范围',
  },
  refused: (field, problem, allowed) => `${field} ${problem}（可用：${allowed}）`,
}
