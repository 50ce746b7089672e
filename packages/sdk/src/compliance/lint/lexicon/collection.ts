import { day, type LexiconRow, words } from './row.ts'

/** The guideline of the banks' association on collecting consumer loans (trial), in force since it was issued. */
const guideline = {
  source: '银协《个人消费类贷款催收工作指引(试行)》',
  certainty: 'Cq',
  effectiveFrom: day('2026-01-30'),
} as const

/** 催收: threats, third persons, false names. */
export const collectionRows: readonly LexiconRow[] = [
  {
    ...guideline,
    id: 'threat-arrest',
    severity: 'block',
    scenario: '法律后果',
    clause: 'COL-07 恐吓、夸大法律后果',
    phrases: words(`抓你 抓您 马上抓 抓人 坐牢 蹲监狱 进监狱 牢底坐穿 判刑 刑事拘留你 刑事拘留您 让警察来`),
    splits: ['抓你', '抓您', '抓人'],
    except: ['抓人眼球'],
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
    phrases: words(`
      爆通讯录 打爆通讯录 爆你通讯录 爆您通讯录 通知你单位 通知您单位 通知你公司 通知您公司 联系你单位
      联系您单位 打给你单位 打给您单位 告诉你家人 告诉您家人 告诉你父母 告诉您父母 通知你家人 通知您家人
      联系你家人 联系您家人 告诉你老婆 告诉你老公 让你同事知道 让您同事知道 让你身败名裂
    `),
    fix: '您的账单尚有金额待还，逾期产生的费用以账单明细为准，可通过官方渠道处理；我们只与您本人沟通账务。',
    passing: ['我们只与您本人沟通账务，并已更新您的通讯录授权。', '请您通知单位财务，以免重复汇款。'],
    failing: ['今天不还就通知你单位', '我要爆通讯录了', '再拖就告诉您家人'],
  },
  {
    ...guideline,
    id: 'threat-visit',
    severity: 'block',
    scenario: '逾期提醒',
    clause: 'COL-07、COL-08 威胁上门',
    phrases: words(`
      上门堵 不还就上门 去你家堵 去您家堵 堵你家门 堵您家门 派人上门找你 派人上门找您 派人上门催
      派人上门要 去你家要 去你单位要 去你单位闹 上门收拾你
    `),
    fix: '您的账单尚有金额待还，逾期产生的费用以账单明细为准，可通过官方渠道处理；如有困难，请告诉我。',
    passing: ['退货请等快递员上门取件。', '师傅上门安装的费用不在账单里。'],
    failing: ['今天不还就上门', '我们会派人上门堵你'],
  },
  {
    ...guideline,
    id: 'threat-blacklist',
    severity: 'block',
    scenario: '法律后果',
    clause: 'COL-07 虚构黑名单',
    phrases: words(`黑名单 拉黑名单 拉入黑名单 列入黑名单 上黑名单 列入失信名单`),
    fix: '如持续未还，我们可能依合同和法律采取措施，并依规报送征信；如有困难，可以先与我们协商。',
    passing: ['我们会依规报送征信。'],
    failing: ['会把你拉黑名单', '您已被列入黑名单'],
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
    except: words(`法院的判决 法院的裁定 法院的生效 公安局的报案回执 派出所的报案回执 征信中心的官网 征信中心的报告`),
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
    phrases: words(`老赖 不要脸 人渣 废物 无赖 丢人现眼 没素质 神经病 欠债不还的东西 穷鬼`),
    fix: '理解您的心情。我先为您核对账务，再一起看可以怎样处理。',
    passing: ['您可能遇到骗子，请勿转账。', '理解您的心情。'],
    failing: ['你就是个老赖', '真不要脸', '我看你就是无赖'],
  },
  {
    ...guideline,
    id: 'third-person-debt',
    severity: 'block',
    scenario: '第三人接听',
    clause: 'COL-05、COL-06 不得透露债务信息',
    phrases: words(`
      他欠了我们 她欠了我们 他欠我们 她欠我们 他欠了钱 她欠了钱 您朋友欠 你朋友欠 您家人欠 你家人欠
      你替他还 您替他还 你替她还 您替她还 帮他还钱 帮她还钱
    `),
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
      去借别家 借别家的 别家借 去借网贷 借网贷 刷信用卡先还 刷信用卡还 信用卡套现 找朋友借 找亲戚借
      以贷养贷 借钱来还 借钱还上 去贷款还
    `),
    except: ['信用卡套现是违', '信用卡套现违', '信用卡套现属'],
    fix: '请勿为还款新增借贷；我可以登记您的困难，提交方案评估。',
    passing: ['请勿为还款新增借贷。'],
    failing: ['你可以去借别家先还上', '刷信用卡先还一下', '找朋友借点'],
  },
]
