/** Where the rules come from, how surely we know their text, and since when they count. */
export const instruments = {
  collectionGuideline: {
    source: '银协《个人消费类贷款催收工作指引(试行)》',
    certainty: 'Cq',
    effectiveFrom: '2026-01-30',
  },
  collectionStandard: { source: 'GB/T 45251-2025', certainty: 'Cq', effectiveFrom: '2026-01-01' },
  cardNotice: { source: '银保监规〔2022〕13号', certainty: 'Cq', effectiveFrom: '2022-07-07' },
  cardMeasures: { source: '《商业银行信用卡业务监督管理办法》', certainty: 'M', effectiveFrom: '2011-01-13' },
  complaints: { source: '《银行业保险业消费投诉处理管理办法》', certainty: 'C', effectiveFrom: '2020-03-01' },
  creditReporting: { source: '《征信业管理条例》', certainty: 'C', effectiveFrom: '2013-03-15' },
  marketing: { source: '《金融产品网络营销管理办法》', certainty: 'L', effectiveFrom: '2026-09-30' },
  costDisclosure: { source: '《个人贷款业务明示综合融资成本规定》', certainty: 'Cq', effectiveFrom: '2026-08-01' },
  civilCode: { source: '《民法典》', certainty: 'C', effectiveFrom: '2021-01-01' },
  judicialOpinion: { source: '法发〔2017〕22号', certainty: 'M', effectiveFrom: '2020-08-20' },
  personalData: { source: '《个人信息保护法》', certainty: 'C', effectiveFrom: '2021-11-01' },
  house: { source: '本机构话术规范', certainty: 'H', effectiveFrom: '2026-01-01' },
} as const
