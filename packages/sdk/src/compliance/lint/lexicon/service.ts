import { combined, day, type LexiconRow, words } from './row.ts'

const house = { source: '本机构话术规范', certainty: 'H', effectiveFrom: day('2026-01-01') } as const
const complaints = {
  source: '《银行业保险业消费投诉处理管理办法》',
  certainty: 'Cq',
  effectiveFrom: day('2020-03-01'),
} as const

/** 服务: brushing people off, and asking for what nobody may ask for. */
export const serviceRows: readonly LexiconRow[] = [
  {
    ...house,
    id: 'fee-brush-off',
    severity: 'block',
    scenario: '费用争议',
    clause: 'CMP-01、CMP-05 说明核实情况与依据',
    phrases: words(`
      系统就是这样扣 系统就是这么扣 系统自动扣的没办法 系统就这样 规定就是这样 规定就这样 我也没办法
      爱交不交
    `),
    fix: '我为您逐项核对金额和合同条款；如不认可，可以登记投诉，一般15日内给出处理意见。',
    passing: ['我为您逐项核对金额和合同条款。'],
    failing: ['系统就是这样扣的', '规定就是这样，我也没办法'],
  },
  {
    ...complaints,
    id: 'complaint-obstruction',
    severity: 'block',
    scenario: '投诉',
    clause: 'CMP-01、CMP-05 不得阻碍投诉',
    phrases: words(`
      投诉也没用 投诉没用 投诉没有用 投诉也没有用 投诉也不管用 随便投诉 随你投诉 随您投诉 撤诉才处理
      撤诉才能处理 撤销投诉才 先撤诉 撤诉再处理 不许投诉 别投诉 打12378也没用
    `),
    pairs: [
      { first: ['投诉'], last: words(`没用 不管用 白费`), within: 3, unless: ['不是', '有没'], acrossClauses: true },
    ],
    fix: '您可以投诉，我现在就为您登记；对结果有异议，可以申请核查、调解，或拨打12378。',
    passing: ['您的投诉已受理，对结果有异议可以申请核查、调解，或拨打12378。'],
    failing: ['投诉也没用', '你要先撤诉才处理', '随便投诉'],
  },
  {
    ...house,
    id: 'fraud-brush-off',
    severity: 'block',
    scenario: '盗刷',
    clause: 'FRD 先冻结、转风控',
    phrases: words(`
      先还了再说 先还上再说 先把钱还了再说 你先还了再 您先还了再 不是你借的也要还 不是您借的也要还
      谁借的都得还
    `),
    fix: '我先协助冻结并转专人处理；请勿转账，勿向任何人提供验证码，必要时报警或拨打96110。',
    passing: ['我先协助冻结并转专人处理，请勿转账。'],
    failing: ['不管是不是你借的，先还了再说'],
  },
  {
    source: 'JR/T 0171 个人金融信息保护',
    certainty: 'H',
    effectiveFrom: day('2026-01-01'),
    id: 'secret-asking',
    severity: 'block',
    scenario: '核身',
    clause: 'PI-05、PI-07 永不索取鉴别信息',
    phrases: words(`
      验证码发我 验证码发给我 验证码告诉我 验证码给我 验证码报给我 验证码念给我 把验证码发 把验证码告诉
      把验证码给 把验证码报 密码告诉我 密码发我 密码发给我 密码给我 密码报给我 把密码告诉 把密码发
      把密码给 把密码报 您的密码是多少 你的密码是多少 验证码是多少 验证码报一下 验证码说一下 验证码念一下 验证码发过来 CVV发我 CVV发给我 卡背面三位
      卡背面后三位 卡片背面三位
    `),
    except: [
      ...words(`勿把验证码发 勿把验证码告诉 勿把密码告诉 勿把验证码给 勿把密码给 勿把密码发`),
      // What happens to those who give them away is a warning: 把验证码给陌生人后果很严重.
      ...combined('把验证码 把密码', '给 发给 告诉', '陌生人 别人 他人', '后果 风险 有风险 很危险 容易被 可能被 会被'),
    ],
    fix: '我们不会索取密码和验证码，请按页面提示核验。',
    passing: ['我们不会索取密码和验证码。', '请勿把验证码告诉任何人。'],
    failing: ['把验证码发我一下', '您的密码告诉我', '短信验证码是多少'],
  },
  {
    ...house,
    id: 'crisis-brush-off',
    severity: 'block',
    scenario: '情绪危机',
    clause: 'COL-19 情绪危机暂停账务',
    phrases: words(`
      别演了 别装了 少来这套 随你 随你便 随便你 爱咋咋 爱怎样怎样 爱死不死 要死要活 吓唬谁 关我什么事
      不关我事
    `),
    except: words(`特别装了 随你方便 随你安排 随你选择 随你时间 伴随你 跟随你 追随你`),
    splits: ['随你'],
    fix: '您的安全最重要，我先暂停账务话题，请人工主管来协助您。',
    passing: ['您的安全最重要，我先暂停账务话题。'],
    failing: ['别演了', '随你', '要死要活的给谁看'],
  },
  {
    source: '《消费者权益保护法》',
    certainty: 'H',
    effectiveFrom: day('2026-01-01'),
    id: 'opt-out-refusal',
    severity: 'block',
    scenario: '营销退订',
    clause: 'COL-17、MKT-02 尊重拒绝',
    phrases: words(`系统关不了 关不了的 退订不了 取消不了营销 没法退订 关不掉的`),
    fix: '我现在就为您登记退订，登记生效后不再向您营销。',
    passing: ['已为您登记，今后不再营销。'],
    failing: ['这个短信系统关不了', '没法退订'],
  },
  {
    ...house,
    id: 'private-dealing',
    severity: 'block',
    scenario: '核身',
    clause: 'COL-07、FRD 不得私下收款、不得用私人社交账号',
    phrases: words(`
      私下转 私下给我 私下收 私下处理 私下联系 私下帮 私聊我 加个微信 加我微信 加我私人 加我个人微信 加下我微信 加一下我微信 加我的微信
      加我vx 加我qq 加我好友 我的微信号 我微信号 我私人微信 我个人微信 扫我的码 扫我个人 转我微信 微信转我 微信转给我
      转我支付宝 支付宝转我 支付宝转给我 转我卡上 转我卡里 转我个人 打我卡上 打我卡里 给我好处 给点好处费 好处费 辛苦费
      给我红包 发我红包 给我发红包 给我发个红包
    `),
    pairs: [
      {
        first: words(`转到我 转给我 打到我 打给我 汇到我 汇给我 付给我 存到我 还到我`),
        last: words(`个人 私人 账户 账号 卡上 卡里 微信 支付宝`),
        within: 3,
        unless: ['们', '司', '行'],
        acrossClauses: true,
      },
    ],
    except: words(`加我微信公众号 我的微信号码`),
    fix: '还款和咨询请通过官方渠道办理，我们不会请您转账到个人账户，也不会添加私人社交账号。',
    passing: ['请勿转到个人账户。', '您可以添加我们的企业微信。', '请加官方微信。', '请转到我们的对公账户。'],
    failing: ['私下转给我', '转到我个人账户', '加我微信', '加我私人微信', '转到我的支付宝'],
  },
]
