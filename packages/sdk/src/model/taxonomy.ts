import type { Priority } from './ticket.ts'
import type { Certainty } from './finding.ts'

/**
 * The house tree of ticket types (`rules.md` section 7), as dated data. A
 * deadline counts calendar days from the day the ticket was received.
 */
export interface TicketTypeRow {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly priority: Priority
  readonly deadline?: { readonly days: number; readonly source: string; readonly certainty: Certainty }
}

const complaint15 = { days: 15, source: 'CMP-01', certainty: 'Cq' } as const
const objection20 = { days: 20, source: 'CMP-11', certainty: 'C' } as const

export const ticketTaxonomy = {
  id: 'ticket-taxonomy',
  effectiveFrom: '2026-01-01',
  types: [
    { path: 'CON.limit', zh: '业务咨询/额度', en: 'Enquiry: limit', priority: 'P4' },
    { path: 'CON.rate', zh: '业务咨询/利率', en: 'Enquiry: rate', priority: 'P4' },
    { path: 'CON.plan', zh: '业务咨询/分期方案', en: 'Enquiry: instalment plan', priority: 'P4' },
    { path: 'CON.activity', zh: '业务咨询/活动', en: 'Enquiry: promotion', priority: 'P4' },
    { path: 'CON.bill', zh: '业务咨询/账单', en: 'Enquiry: bill', priority: 'P4' },
    { path: 'PAY.not_credited', zh: '还款问题/未入账', en: 'Repayment: not credited', priority: 'P2' },
    { path: 'PAY.double_charge', zh: '还款问题/重复扣款', en: 'Repayment: charged twice', priority: 'P2' },
    { path: 'PAY.failed', zh: '还款问题/扣款失败', en: 'Repayment: failed', priority: 'P2' },
    { path: 'PAY.change_card', zh: '还款问题/改卡', en: 'Repayment: change card', priority: 'P2' },
    { path: 'PAY.settle_early', zh: '还款问题/提前结清', en: 'Repayment: settle early', priority: 'P2' },
    { path: 'FEE.interest', zh: '费用争议/利率', en: 'Fee dispute: rate', priority: 'P2', deadline: complaint15 },
    {
      path: 'FEE.guarantee',
      zh: '费用争议/担保费',
      en: 'Fee dispute: guarantee fee',
      priority: 'P2',
      deadline: complaint15,
    },
    {
      path: 'FEE.membership',
      zh: '费用争议/会员费',
      en: 'Fee dispute: membership fee',
      priority: 'P2',
      deadline: complaint15,
    },
    { path: 'FEE.penalty', zh: '费用争议/违约金', en: 'Fee dispute: penalty', priority: 'P2', deadline: complaint15 },
    {
      path: 'CRD.wrong_record',
      zh: '征信异议/记录错误',
      en: 'Credit record: wrong entry',
      priority: 'P2',
      deadline: objection20,
    },
    {
      path: 'CRD.not_told',
      zh: '征信异议/未告知',
      en: 'Credit record: not told',
      priority: 'P2',
      deadline: objection20,
    },
    {
      path: 'CRD.not_mine',
      zh: '征信异议/非本人',
      en: 'Credit record: not mine',
      priority: 'P2',
      deadline: objection20,
    },
    {
      path: 'COL.hours',
      zh: '催收投诉/时段',
      en: 'Collection complaint: hours',
      priority: 'P1',
      deadline: complaint15,
    },
    {
      path: 'COL.frequency',
      zh: '催收投诉/频次',
      en: 'Collection complaint: frequency',
      priority: 'P1',
      deadline: complaint15,
    },
    {
      path: 'COL.third_party',
      zh: '催收投诉/第三人',
      en: 'Collection complaint: third party',
      priority: 'P1',
      deadline: complaint15,
    },
    {
      path: 'COL.threat',
      zh: '催收投诉/辱骂威胁',
      en: 'Collection complaint: abuse or threat',
      priority: 'P1',
      deadline: complaint15,
    },
    { path: 'LMT.reduced', zh: '额度风控/降额', en: 'Limit: reduced', priority: 'P3' },
    { path: 'LMT.frozen', zh: '额度风控/冻结', en: 'Limit: frozen', priority: 'P3' },
    { path: 'LMT.rejected', zh: '额度风控/拒贷', en: 'Limit: application rejected', priority: 'P3' },
    { path: 'FRD.not_me', zh: '欺诈盗刷/非本人借款', en: 'Fraud: loan not mine', priority: 'P0' },
    { path: 'FRD.phishing', zh: '欺诈盗刷/钓鱼', en: 'Fraud: phishing', priority: 'P0' },
    { path: 'FRD.induced', zh: '欺诈盗刷/诱导转账', en: 'Fraud: induced transfer', priority: 'P0' },
    { path: 'MKT.harassment', zh: '营销骚扰/电话短信', en: 'Marketing: calls and messages', priority: 'P3' },
    { path: 'MKT.misleading', zh: '营销骚扰/误导宣传', en: 'Marketing: misleading', priority: 'P3' },
    { path: 'ACC.login', zh: '账户安全/登录异常', en: 'Account: login trouble', priority: 'P1' },
    { path: 'ACC.device', zh: '账户安全/换机', en: 'Account: new device', priority: 'P1' },
    { path: 'ACC.close', zh: '账户安全/注销', en: 'Account: close', priority: 'P1' },
    { path: 'REF.not_received', zh: '退款物流/退款未到', en: 'Refund: not received', priority: 'P3' },
    { path: 'REF.bill_after_return', zh: '退款物流/退货账单', en: 'Refund: bill after return', priority: 'P3' },
    { path: 'REF.delivery', zh: '退款物流/未收货', en: 'Refund: goods not delivered', priority: 'P3' },
    { path: 'HRD.deferral', zh: '困难协商/延期', en: 'Hardship: deferral', priority: 'P2' },
    { path: 'HRD.restructure', zh: '困难协商/重组', en: 'Hardship: restructuring', priority: 'P2' },
    { path: 'HRD.waiver', zh: '困难协商/减免', en: 'Hardship: waiver', priority: 'P2' },
    { path: 'PRI.access', zh: '个人信息权利/查阅', en: 'Privacy: access', priority: 'P2' },
    { path: 'PRI.delete', zh: '个人信息权利/删除', en: 'Privacy: deletion', priority: 'P2' },
    { path: 'PRI.leak', zh: '个人信息权利/泄露', en: 'Privacy: leak', priority: 'P2' },
    {
      path: 'AGT.unauthorised',
      zh: '代理投诉/无授权',
      en: 'Agent complaint: no authority',
      priority: 'P2',
      deadline: complaint15,
    },
    { path: 'REG.transferred', zh: '监管转办', en: 'Referred by the regulator', priority: 'P1', deadline: complaint15 },
  ] satisfies readonly TicketTypeRow[],
} as const

const byPath: ReadonlyMap<string, TicketTypeRow> = new Map(ticketTaxonomy.types.map((row) => [row.path, row]))

/** The taxonomy row of a type path; `undefined` when the path names nothing. */
export function ticketTypeRow(path: string): TicketTypeRow | undefined {
  return byPath.get(path)
}
