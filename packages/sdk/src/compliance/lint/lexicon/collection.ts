import { combined, day, type LexiconRow, words } from './row.ts'

/** The guideline of the banks' association on collecting consumer loans (trial), in force since it was issued. */
const guideline = {
  source: '银协《个人消费类贷款催收工作指引(试行)》',
  certainty: 'Cq',
  effectiveFrom: day('2026-01-30'),
} as const

/** Whom a debt is none of the business of. */
const others = `
  单位 公司 全公司 老板 领导 上司 主管 同事 家人 家里人 父母 爸妈 爸爸 妈妈 老婆 老公 妻子 丈夫 爱人 孩子 儿子 女儿 亲戚 亲友
  朋友 邻居 学校 老师 客户 街坊 村里 紧急联系人 配偶 联系人 家里 媳妇 对象
`
/** How a threat begins: the condition. */
const unlessPaid = words(`不还 不处理 再拖 再不 逾期不还 拒不还款 赖着 还不上`)
/** What makes it a sentence about the law, not a threat. */
const lawful = words(`可能 依法 依合同 依约 依照 按合同 按约定 法律规定 有权 是否 不会 不得 不能 不应 无权 没关系`)

/** 催收: threats, third persons, false names. */
export const collectionRows: readonly LexiconRow[] = [
  {
    ...guideline,
    id: 'threat-arrest',
    severity: 'block',
    scenario: '法律后果',
    clause: 'COL-07 恐吓、夸大法律后果',
    phrases: words(
      `抓你 抓您 把你抓 把您抓 等着被抓 警察马上到 警察马上就到 警察就到你家 马上抓 抓人 坐牢 座牢 做牢 作牢 坐劳 座劳 蹲监狱 进监狱 牢底坐穿 判刑 刑事拘留你 刑事拘留您 让警察来`,
    ),
    splits: ['抓你', '抓您', '抓人'],
    except: ['抓人眼球', '做牢固', '作牢固'],
    fix: '如持续未还，我们可能依合同和法律采取措施，并依规报送征信；如有困难，可以先与我们协商。',
    passing: ['如持续未还，我们可能依合同和法律采取措施。', '您最近抓紧时间核对一下账单。'],
    failing: ['再不还马上抓你', '不还钱就要坐牢', '信不信让警察来'],
  },
  {
    ...guideline,
    id: 'threat-exposure',
    severity: 'block',
    scenario: '逾期提醒',
    clause: 'COL-05、COL-06、COL-07 向无关第三人透露',
    phrases: [
      ...words(`
        爆通讯录 打爆通讯录 爆你通讯录 爆您通讯录 群发通讯录 打你通讯录 打您通讯录 让你身败名裂 让您身败名裂 联系你所有
        联系您所有 你所有联系人 您所有联系人 让你没脸见人 曝光你 曝光您 全家不得安宁
      `),
      ...combined('让', '全公司 全村 大家 所有人', '都知道你 知道你 都知道您 知道您'),
    ],
    pairs: [
      {
        first: combined('通知 告诉 联系 打给 找 发给 告知', '你 您 你们'),
        last: words(others),
        within: 2,
        unless: words(`我 本 该 此 商 不 一`),
      },
      {
        first: combined('让', '你 您', others),
        last: words(`知道 看看 来还 帮你还 帮您还 替你还 替您还`),
        within: 3,
      },
      // 单位 in characters of the same sound.
      { first: combined('通知 告诉 联系 告知', '你 您'), last: words('但位 丹位 担位'), within: 2 },
      { first: combined('给', '你 您', others), last: words(`打电话 发短信`), within: 3 },
      {
        first: unlessPaid,
        last: words(`发网上 发到网上 发朋友圈 曝光`),
        within: 10,
        unless: lawful,
        acrossClauses: true,
      },
    ],
    except: [
      ...combined('请 请您 您可以 也可以 建议您 麻烦您', '通知 告诉 联系 找 告知', '您 你'),
      ...combined('通知 告诉 联系 告知', '你 您', '但位置 但位于'),
      ...words(`客户经理 客户服务 朋友圈的`),
    ],
    fix: '您的账单尚有金额待还，逾期产生的费用以账单明细为准，可通过官方渠道处理；我们只与您本人沟通账务。',
    passing: [
      '我们只与您本人沟通账务，并已更新您的通讯录授权。',
      '请您通知单位财务，以免重复汇款。',
      '请您告诉您家人，不要相信陌生来电。',
    ],
    failing: ['今天不还就通知你单位', '告诉你老板', '告诉你单位', '通知你公司', '我要爆通讯录了', '再拖就告诉您家人'],
  },
  {
    ...guideline,
    id: 'threat-visit',
    severity: 'block',
    scenario: '逾期提醒',
    clause: 'COL-07、COL-08 威胁上门',
    phrases: [
      ...words(`
        上门堵 不还就上门 堵你家门 堵您家门 派人上门找 派人上门催 派人上门要 派人去你家 派人去您家 派人去你村 派人去您村 上门收拾你 上门催收
        上门催债 上门讨债 上门要债 上门要钱 上门找你 上门闹
      `),
      ...combined('去 到 来', '你 您', '家 单位 公司', '堵 要 闹 找'),
    ],
    pairs: [
      {
        first: unlessPaid,
        last: ['上门', ...combined('去 到', '你 您', '家 单位 公司 学校 村')],
        within: 10,
        unless: lawful,
        acrossClauses: true,
      },
    ],
    except: [
      ...combined('上门', '取件 自提 安装 服务 维修 揽收 退货 换货 送货 收件 检测'),
      ...words('送货上门 送上门 快递上门 师傅上门'),
      ...combined('上门催收', '的 一事 投诉 行为 人员 情况 问题 时'),
    ],
    fix: '您的账单尚有金额待还，逾期产生的费用以账单明细为准，可通过官方渠道处理；如有困难，请告诉我。',
    passing: ['退货请等快递员上门取件。', '师傅上门安装的费用不在账单里。'],
    failing: ['今天不还就上门', '不还钱我们就上门', '明天上门催收', '我们会派人上门堵你'],
  },
  {
    ...guideline,
    id: 'threat-blacklist',
    severity: 'block',
    scenario: '法律后果',
    clause: 'COL-07 虚构黑名单、夸大后果',
    phrases: words(`
      黑名单 拉黑名单 拉入黑名单 列入黑名单 上黑名单 列入失信名单 被拉黑 把你拉黑 把您拉黑 给你拉黑 给您拉黑 拉黑你
      拉黑您 影响你孩子 影响您孩子 影响你子女 影响您子女 孩子上学都受影响 坐不了高铁 不能坐高铁
    `),
    except: words(`号码被拉黑 号码可能被拉黑 短信被拉黑 电话被拉黑 来电被拉黑`),
    fix: '如持续未还，我们可能依合同和法律采取措施，并依规报送征信；如有困难，可以先与我们协商。',
    passing: ['我们会依规报送征信。'],
    failing: ['会把你拉黑名单', '您会被拉黑', '再不还就把你拉黑', '您已被列入黑名单'],
  },
  {
    ...guideline,
    id: 'threat-lawsuit',
    severity: 'block',
    scenario: '法律后果',
    clause: 'COL-07 恐吓、夸大法律后果',
    phrases: words(`等着被起诉 等着收传票 等着吃官司 等着法院传票 咱们法院见 我们法院见 告死你`),
    pairs: [
      {
        first: unlessPaid,
        last: words(
          `起诉 告你 告您 上法院 法院见 发律师函 走司法 走法律程序 强制执行 查封 冻结你 冻结您 拘留 后果自负`,
        ),
        within: 10,
        unless: lawful,
        acrossClauses: true,
      },
    ],
    fix: '如持续未还，我们可能依合同和法律采取措施，并依规报送征信；如有困难，可以先与我们协商。',
    passing: ['如持续未还，我们可能依合同和法律采取措施。', '逾期不还的，贷款人可能依法起诉。'],
    failing: ['不还就起诉你', '再不处理，我们就起诉您了', '等着收传票吧'],
  },
  {
    ...guideline,
    id: 'impersonation',
    severity: 'block',
    scenario: '开场',
    clause: 'COL-07 冒用行政、司法机关名义',
    phrases: words(`
      公安局的 法院的 检察院的 派出所的 征信中心的 我是法院 我是公安 我是公安局 我是征信中心 我是检察院
      我是派出所 我们是法院 我们是公安局 我们是公安 我们是征信中心 这里是法院 这里是公安局 这里是公安
      这里是征信中心 这里是派出所 法院工作人员 公安工作人员
    `),
    except: words(
      `法院的传票请 法院的旁边 公安局的传达 法院的判决 法院的裁定 法院的生效 公安局的报案回执 派出所的报案回执 征信中心的官网 征信中心的报告`,
    ),
    fix: '您好，我是本机构客服，通话将录音。请问是您本人吗？',
    passing: ['如需查询个人信用报告，请登录征信中心官网。', '请以法院的判决为准。'],
    failing: ['你好，我是法院的', '这里是公安局，请配合', '我们是征信中心的'],
  },
  {
    ...guideline,
    id: 'insult',
    severity: 'block',
    scenario: '逾期提醒',
    clause: 'COL-07 辱骂',
    phrases: words(`
      老赖 不要脸 没脸没皮 人渣 废物 无赖 丢人现眼 没素质 没教养 缺德 神经病 欠债不还的东西 穷鬼 滚蛋 滚开 滚远点 滚出去
      滚一边 滚吧 滚滚滚 给我滚 你滚 快滚 赶紧滚 傻逼 傻b 傻比 煞笔 傻子 傻缺 你有病 您有病 脑子有病 脑子进水 你算什么东西 蠢得 有病吧 脑残 白痴
      智障 弱智 蠢货 蠢猪 猪脑 笨蛋 混蛋 王八蛋 狗东西 贱人 贱货 去死 死全家 他妈的 操你 草泥马 下三滥 活该 闭嘴
      你这个骗子 您这个骗子 你就是骗子 你就是个骗子 你是骗子 你个骗子 死骗子 老骗子 你个垃圾 你这个垃圾 垃圾客户
    `),
    alone: ['滚', '骗子', '垃圾', '有病'],
    except: words(`
      你有病历 您有病历 你有病史 您有病史 你有病假 您有病假 你有病情 您有病情 你有病痛 您有病痛 神经病变 神经病学
      不要连 不要练 智障人 智障儿 智障残 去死角 傻子瓜子 你滚动 您滚动
    `),
    fix: '理解您的心情。我先为您核对账务，再一起看可以怎样处理。',
    passing: ['您可能遇到骗子，请勿转账。', '请滚动页面查看。', '余额会滚存到下期。', '理解您的心情。'],
    failing: ['你就是个老赖', '滚', '你给我滚！', '傻逼', '你有病', '你这个骗子', '真不要脸', '我看你就是无赖'],
  },
  {
    ...guideline,
    id: 'third-person-debt',
    severity: 'block',
    scenario: '第三人接听',
    clause: 'COL-05、COL-06 不得透露债务信息',
    phrases: words(`
      他欠的钱 她欠的钱 他逾期 她逾期 帮忙垫一下 帮忙垫上 他欠了我们 她欠了我们 他欠我们 她欠我们 他欠了钱 她欠了钱 您朋友欠 你朋友欠 您家人欠 你家人欠
      你替他还 您替他还 你替她还 您替她还 帮他还钱 帮她还钱
    `),
    pairs: [
      { first: words(`欠了我们 欠我们 借了我们`), last: words(`转告 转达 垫上 垫一下 帮他 帮她`), within: 10 },
      {
        first: combined('您 你', '儿子 女儿 老公 老婆 丈夫 妻子 爱人 孩子 父亲 母亲 朋友 同事'),
        last: words(`有笔借款 有笔贷款 有一笔借款 有一笔贷款 借款没还 贷款没还 欠了`),
        within: 8,
        unless: words(`您 不`),
      },
    ],
    except: words(`其他逾期 其他欠款`),
    fix: '打扰了，方便请他有空回复我们的官方电话吗？如不便，我们不再联系您。',
    passing: ['打扰了，方便请他有空回复我们的官方电话吗？'],
    failing: ['他欠了我们三千多', '您替他还一下吧'],
  },
  {
    ...guideline,
    id: 'new-borrowing',
    severity: 'block',
    scenario: '筹款',
    clause: 'COL-07 诱导或逼迫新增借贷',
    phrases: words(`
      去借别家 借别家的 别家借 去借网贷 借网贷 网贷借 刷信用卡先还 刷信用卡还 信用卡套现 找朋友借 找亲戚借
      以贷养贷 借钱来还 借钱还上 去贷款还
    `),
    except: ['信用卡套现是违', '信用卡套现违', '信用卡套现属'],
    fix: '请勿为还款新增借贷；我可以登记您的困难，提交方案评估。',
    passing: ['请勿为还款新增借贷。'],
    failing: ['你可以去借别家先还上', '刷信用卡先还一下', '找朋友借点'],
  },
]
