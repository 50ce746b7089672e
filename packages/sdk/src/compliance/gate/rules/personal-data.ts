import { words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { house, personalData } = instruments
const secrets = { source: 'JR/T 0171 个人金融信息保护', certainty: 'H', effectiveFrom: '2026-01-01' } as const

/** 个人信息: what is never asked for, never written out, and never told before somebody has proven who they are. */
export const personalDataGateRules: readonly GateRuleRow[] = [
  {
    ...secrets,
    id: 'secret-request',
    title: { zh: '索取鉴别信息', en: 'Asking for a secret' },
    why: {
      zh: '坐席永不索取密码、验证码、安全码',
      en: 'Agents never ask for passwords, codes or card security numbers',
    },
    severity: 'block',
    clause: 'PI-05、PI-06、PI-07 永不索取C3鉴别信息',
    when: { any: [{ entity: 'password_request' }, { entity: 'sms_code_request' }, { entity: 'cvn2_request' }] },
    fix: { say: '我们不会索取密码和验证码，请按页面提示核验。' },
    passing: [
      '我们不会索取密码和验证码。',
      '请勿向任何人提供验证码。',
      '请不要把支付密码告诉我们的任何工作人员。',
      '忘记密码可以在登录页修改。',
      '您说他让您把验证码发给他？',
    ],
    failing: ['麻烦提供一下短信验证码', '您的交易密码报一下', '请把安全码发给我', '动态口令发过来'],
  },
  {
    ...personalData,
    id: 'full-card-number',
    title: { zh: '写出完整卡号', en: 'A card number in full' },
    why: {
      zh: '发出的内容不写完整银行卡号，只写末四位',
      en: 'No card number goes out in full; its last four digits will do',
    },
    severity: 'block',
    clause: 'PI-01 第6、28条 最小必要',
    when: { entity: 'bank_card' },
    fix: { replace: '（卡号已隐去）' },
    passing: ['尾号0001的卡', '订单号6225880000000002'],
    failing: ['您的卡号是6225 8800 0000 0001', '卡号６２２５８８０００００００００１'],
  },
  {
    ...personalData,
    id: 'full-resident-id',
    title: { zh: '写出完整身份证号', en: 'A resident id in full' },
    why: { zh: '发出的内容不写身份证号', en: 'No resident id goes out' },
    severity: 'block',
    clause: 'PI-01 第6、28条 最小必要',
    when: { entity: 'resident_id' },
    fix: { replace: '（证件号已隐去）' },
    passing: ['证件号以您登记的为准。'],
    failing: ['您的身份证号是11010519491231002X', '证件 110105 19491231 002x'],
  },
  {
    ...personalData,
    id: 'full-phone-number',
    title: { zh: '写出手机号', en: 'A mobile number in full' },
    why: {
      zh: '写出手机号前请确认不是他人的',
      en: 'Before a mobile number goes out, be sure that it is nobody else’s',
    },
    severity: 'warn',
    clause: 'PI-01 第6条 最小必要',
    when: { entity: 'phone_number' },
    fix: { replace: '（手机号已隐去）' },
    passing: ['您尾号8899的手机', '流水号113800138000123'],
    failing: ['他的手机是138 0013 8000', '请打13800138000'],
  },
  {
    ...house,
    id: 'identity-first',
    title: { zh: '先核身', en: 'Identity first' },
    why: {
      zh: '核身通过前不透露账户信息',
      en: 'Nothing of an account is told before somebody has proven who they are',
    },
    severity: 'block',
    clause: 'PI-01、核身 通过前不谈账户信息',
    scope: { verified: false },
    when: {
      any: [
        {
          phraseSet: {
            anyOf: words(
              '您逾期 你逾期 已逾期 逾期了 欠款 欠我们 待还金额 应还金额 剩余本金 可用额度 您的额度 你的额度 最低还款额',
            ),
          },
        },
        {
          near: {
            first: words('您的 您有 您本期 您名下 您上期 您当前 您目前 你的 你有 本期 上期'),
            last: words('账单 借款 贷款 逾期 额度 余额 应还 待还 分期 还款日 罚息'),
            within: 4,
            unless: words('查询 查看'),
            acrossClauses: true,
          },
        },
      ],
    },
    fix: { say: '为保护您的信息安全，请先完成身份核验，我再为您查询。' },
    passing: [
      '为保护您的信息安全，请先完成身份核验。',
      '还款方式可以在 App 内查看。',
      { text: '您本期账单待还1,280.00元', context: { verified: true } },
    ],
    failing: ['您本期账单还有钱没还', '您有一笔借款逾期了'],
  },
  {
    ...personalData,
    id: 'rights-refusal',
    title: { zh: '拒绝个人信息权利', en: 'Refusing personal-data rights' },
    why: {
      zh: '查阅、复制、更正、删除须受理登记，拒绝须说明理由',
      en: 'Access, copy, correction and erasure are taken in; a refusal gives its reason',
    },
    severity: 'block',
    clause: 'PI-04 第44至47、50条',
    when: {
      any: [
        near(
          '不能 无法 没法 不给 不可能 不可以 没有权利 没权利 无权 凭什么',
          '删除您的信息 删除个人信息 更正个人信息 查阅个人信息 复制个人信息 删除您的资料 注销您的信息 给你删除 给您删除 给你更正 给您更正 复制你的资料 复制您的资料 要求复制 要求查阅 要求删除 要求更正',
          3,
        ),
        near('个人信息 您的信息 你的信息 您的资料 你的资料', '不给查 不给删 删不了 不能删 改不了 不给改', 4),
        said('信息删不了 资料删不了 信息不能删 资料不能删 信息不给查 信息改不了'),
      ],
    },
    fix: { say: '您的请求我已登记，会在规定时间内答复；依法须保存的信息会说明理由。' },
    passing: ['您的请求我已登记，会在规定时间内答复。'],
    failing: ['我们不能删除您的信息', '资料删不了'],
  },
]
