import { words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { cardMeasures, cardNotice, civilCode, costDisclosure, judicialOpinion } = instruments

/** 利率与费用: what it costs is named as it is, and in full. A daily rate without the annual one is the figures' own check. */
export const costGateRules: readonly GateRuleRow[] = [
  {
    ...cardNotice,
    id: 'instalment-fee-name',
    title: { zh: '分期手续费', en: 'Instalment fee' },
    why: {
      zh: '分期成本统一以利息形式展示，不称手续费',
      en: 'The cost of instalments is shown as interest, not as a fee',
    },
    severity: 'block',
    clause: 'COL-13、统一以利息形式展示成本',
    when: {
      phraseSet: {
        anyOf: words('分期手续费 账单分期手续费 分期的手续费'),
        except: words('分期手续费已改为利息'),
      },
    },
    fix: { replace: '分期利息' },
    override: true,
    passing: ['分期利息以合同为准。', '取现手续费见明示表。'],
    failing: ['分期手续费一共36元'],
  },
  {
    ...cardMeasures,
    id: 'instalment-limit',
    title: { zh: '个性化分期上限', en: 'Longest instalment plan' },
    why: { zh: '个性化分期最长5年（60期）', en: 'A personal instalment plan runs five years (60 terms) at most' },
    severity: 'warn',
    clause: 'COL-12 第70条',
    when: {
      any: [
        said('72期 84期 96期 108期 120期 七十二期 八十四期 九十六期 一百二十期'),
        near('六年 七年 八年 九年 十年', '分期', 6),
        said('分六年 分七年 分八年 分十年 分成六年 分成七年 分成八年 分成十年'),
      ],
    },
    passing: ['最长可申请60期，以审核为准。'],
    failing: ['可以给您做72期'],
  },
  {
    ...costDisclosure,
    id: 'undisclosed-fee',
    title: { zh: '明示之外收费', en: 'A fee beyond what was disclosed' },
    why: { zh: '除已明示的成本外，不得再收取其他费用', en: 'Nothing is charged beyond the disclosed cost' },
    severity: 'block',
    clause: 'RATE-04 除已明示成本外不再收取其他',
    // That nothing more is charged is what a customer should hear.
    when: {
      notNear: {
        unless: ['negation'],
        of: {
          any: [
            said(
              '另收服务费 另外收取 另外收费 额外收取 额外收费 还要收服务费 还要交保证金 先交保证金 先交押金 解冻费 包装费',
            ),
            near(
              '另外 额外 再交 还要交 还得交 先交 合同外 合同之外 除了合同',
              '服务费 担保费 会员费 保证金 咨询费 评估费 管理费 资料费 工本费 手续费',
              8,
              '不 如有 举报',
            ),
          ],
        },
      },
    },
    fix: { say: '各项费用以明示表为准，除此之外不收取其他费用。' },
    override: true,
    passing: ['除明示表所列之外不收取其他费用。', '我们不会以催收为名另外收费，逾期费用以账单明细为准。'],
    failing: ['放款前先交保证金', '还要另外交一笔服务费'],
  },
  {
    ...civilCode,
    id: 'upfront-interest',
    title: { zh: '砍头息', en: 'Interest taken in advance' },
    why: {
      zh: '利息不得预先在本金中扣除，按实收本金计息',
      en: 'Interest is not deducted in advance; it is due on what was received',
    },
    severity: 'block',
    clause: 'RATE-12 第670条',
    when: {
      notNear: {
        of: {
          any: [
            said('砍头息 先扣利息 预扣利息 提前扣利息 先扣一期 扣完利息再放款 扣掉手续费再放款 到账会扣掉利息'),
            near('放款时 放款前 到账前 到账时 下款时', '先扣 扣掉 扣除 扣一期', 6),
            near('利息 手续费 服务费 费用', '从本金里扣 从本金扣 从本金中扣 从借款里扣 从放款里扣', 8),
            near('先交 先付 先转', '才能放款 再放款 才放款 才给放款', 10),
          ],
        },
        words: words('不会 不得 不能 不应 禁止 诈骗 违规 违法'),
        within: 4,
      },
    },
    fix: { say: '利息不会预先从本金中扣除，按实际收到的本金计算。' },
    passing: ['利息按实际收到的本金计算。'],
    failing: ['放款时会先扣一期利息', '我们是先扣利息再放款'],
  },
  {
    ...civilCode,
    id: 'early-settlement-interest',
    title: { zh: '提前还款的利息', en: 'Interest on early repayment' },
    why: {
      zh: '提前还款按实际借款期间计息，合同另有约定的除外',
      en: 'Who repays early owes interest for the time the money was held, unless the contract says otherwise',
    },
    severity: 'block',
    clause: 'RATE-12 第677条',
    when: {
      any: [
        near(
          '提前还 提前结清 今天结清 早还',
          '全部利息 所有利息 利息照收 利息也照收 利息全收 利息不减 利息不退 一分不能少 一分不少 全额收',
          14,
          '不再',
        ),
        near('付完 交完 还完', '全部利息 所有利息', 2),
      ],
    },
    fix: { say: '提前还款的利息按实际借款天数计算，合同另有约定的以合同为准。' },
    passing: ['提前还款按实际天数计息。'],
    failing: ['提前还款也要付全部利息', '提前结清的话利息照收'],
  },
  {
    ...judicialOpinion,
    id: 'cap-as-lawful',
    title: { zh: '36% 已成历史', en: '36% is history' },
    why: {
      zh: '36%、24% 不是“法律允许”的承诺，合计超过24%可请求调减',
      en: 'Neither 36% nor 24% is what “the law allows”; above 24% in all a reduction may be asked for',
    },
    severity: 'block',
    clause: 'RATE-11 第2条',
    when: {
      any: [
        near('法律 国家 合法 法院 监管 允许 受保护', '36% 百分之三十六 百分之36', 10),
        near('36% 百分之三十六 百分之36', '合法 受保护 不算高利贷 允许 没问题 不违法', 10, '不'),
      ],
    },
    passing: ['年化利率（单利）为18.00%。'],
    failing: ['国家规定36%以内都合法'],
  },
]
