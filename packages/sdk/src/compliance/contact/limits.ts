import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import { BilingualText, Certainty, Severity } from '../../model/finding.ts'
import { HolidayYear } from '../../model/holidays.ts'
import { BusinessDate } from '../../model/time.ts'
import { once } from '../../model/once.ts'
import { ContactPurpose } from '../gate/context.ts'

/** A wall-clock time of the business zone, `HH:MM`. */
const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

const Common = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** The row of the rule book: COL-01. */
  rule: z.string(),
  title: BilingualText,
  source: z.string(),
  clause: z.string(),
  mark: Certainty,
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.optional(),
  severity: Severity,
  purposes: z.array(ContactPurpose).min(1),
  /** `contact`: begins of ours only. `ask`: the asking itself, also where the customer began. */
  binds: z.enum(['contact', 'ask']),
  /** Absent: every channel. */
  channels: z.array(Channel).optional(),
})

/** One limit on contacting people: what it counts, how much is allowed, who says so and since when. */
export const ContactLimit = z.discriminatedUnion('kind', [
  Common.extend({ kind: z.literal('quiet_hours'), from: WallTime, to: WallTime }),
  Common.extend({ kind: z.literal('connected_per_day'), max: z.int().positive() }),
  Common.extend({ kind: z.literal('unanswered_per_day'), max: z.int().positive() }),
  Common.extend({ kind: z.literal('messages_per_day'), max: z.int().positive() }),
  Common.extend({ kind: z.literal('third_party'), lostContactAttempts: z.int().positive() }),
  Common.extend({ kind: z.literal('stop_request') }),
  Common.extend({ kind: z.literal('opt_out') }),
  Common.extend({ kind: z.literal('holidays'), keys: z.array(HolidayYear.shape.holidays.element.shape.key).min(1) }),
  Common.extend({ kind: z.literal('special_care') }),
])
export type ContactLimit = z.infer<typeof ContactLimit>
export type LimitOf<Kind extends ContactLimit['kind']> = Extract<ContactLimit, { kind: Kind }>

const standard = {
  source: 'GB/T 45251-2025《互联网金融 个人网络消费信贷 贷后催收风控指引》',
  mark: 'Cq',
  effectiveFrom: '2026-01-01',
}
const guideline = {
  source: '银协《个人消费类贷款催收工作指引(试行)》',
  mark: 'Cq',
  effectiveFrom: '2026-01-30',
}
const house = { source: '本机构联系客户规范', mark: 'H', effectiveFrom: '2026-01-01' }

const rows = [
  {
    ...standard,
    kind: 'quiet_hours',
    id: 'collection-quiet-hours',
    rule: 'COL-01',
    title: { zh: '催收时段', en: 'Hours for collection' },
    clause: '双方未约定催收时间的，每日22:00至次日8:00不应催收',
    severity: 'block',
    purposes: ['collection'],
    binds: 'ask',
    from: '22:00',
    to: '08:00',
  },
  {
    ...house,
    kind: 'quiet_hours',
    id: 'marketing-quiet-hours',
    rule: 'COL-17',
    title: { zh: '营销时段', en: 'Hours for marketing' },
    clause: '夜间不作营销联系 (民法典1033 私人生活安宁)',
    severity: 'block',
    purposes: ['marketing'],
    binds: 'contact',
    from: '22:00',
    to: '08:00',
  },
  {
    ...standard,
    kind: 'connected_per_day',
    id: 'collection-connected',
    rule: 'COL-02',
    title: { zh: '拨通次数', en: 'Connected calls' },
    clause: '对单一债务人拨通电话每日合计不超过3次，含合作机构',
    severity: 'block',
    purposes: ['collection'],
    binds: 'contact',
    channels: ['phone'],
    max: 3,
  },
  {
    ...guideline,
    kind: 'unanswered_per_day',
    id: 'collection-unanswered',
    rule: 'COL-03',
    title: { zh: '未接通次数', en: 'Unanswered calls' },
    clause: '未接通时对同一联系方式当天不宜超过6次',
    severity: 'warn',
    purposes: ['collection'],
    binds: 'contact',
    channels: ['phone'],
    max: 6,
  },
  {
    ...house,
    kind: 'messages_per_day',
    id: 'collection-messages',
    rule: 'COL-17',
    title: { zh: '催收短信条数', en: 'Collection texts' },
    clause: '催收短信每日不超过3条 (民法典1033 私人生活安宁)',
    severity: 'warn',
    purposes: ['collection'],
    binds: 'contact',
    channels: ['sms'],
    max: 3,
  },
  {
    ...guideline,
    kind: 'third_party',
    id: 'collection-third-party',
    rule: 'COL-06',
    title: { zh: '第三人', en: 'Third persons' },
    clause: '仅限失联情形，只可索取联系方式或请转告，不得透露债务信息 (COL-05)',
    severity: 'block',
    purposes: ['collection'],
    binds: 'ask',
    lostContactAttempts: 3,
  },
  {
    ...house,
    kind: 'stop_request',
    id: 'collection-stop-request',
    rule: 'COL-17',
    title: { zh: '停止联系', en: 'Asked to stop' },
    clause: '明确要求停止的不再催收联系 (民法典1033，第三人见COL-06)',
    severity: 'block',
    purposes: ['collection'],
    binds: 'contact',
  },
  {
    ...house,
    kind: 'opt_out',
    id: 'channel-opt-out',
    rule: 'COL-17',
    title: { zh: '退订', en: 'Opted out' },
    clause: '客户退订的渠道不主动联系 (民法典1033 私人生活安宁)',
    severity: 'block',
    purposes: ['collection', 'marketing'],
    binds: 'contact',
  },
  {
    ...house,
    kind: 'holidays',
    id: 'collection-spring-festival',
    rule: 'H',
    title: { zh: '春节', en: 'Spring Festival' },
    clause: '春节假期不作催收联系',
    severity: 'block',
    purposes: ['collection'],
    binds: 'contact',
    keys: ['spring_festival'],
  },
  {
    ...house,
    kind: 'special_care',
    id: 'collection-special-care',
    rule: 'COL-19',
    title: { zh: '特殊关怀', en: 'Special care' },
    clause: '特殊群体暂停催收，由主管评估',
    severity: 'hold',
    purposes: ['collection'],
    binds: 'ask',
  },
]

/** Every limit, with its former versions. A wrong row is a bug in the data and stops the program where it is read. */
export const contactLimits: () => readonly ContactLimit[] = once(() => z.array(ContactLimit).parse(rows))

/** Those in force on a business day. */
export function limitsOn(date: BusinessDate, limits: readonly ContactLimit[] = contactLimits()): ContactLimit[] {
  return limits.filter((one) => one.effectiveFrom <= date && (one.effectiveTo === undefined || date <= one.effectiveTo))
}
