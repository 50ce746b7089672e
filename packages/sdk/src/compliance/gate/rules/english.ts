import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'

type WhenRow = GateRuleRow['when']

const { collectionGuideline, house } = instruments
const not = ['not', 'never', 'nobody']

function near(first: string[], last: string[], within: number, unless = not): WhenRow {
  return { near: { first, last, within, unless } }
}

const we = ['we will', "we'll", 'we are going to', "we're going to", 'i will', "i'll", 'i am going to', 'or we']
const third = [
  'boss',
  'employer',
  'company',
  'family',
  'wife',
  'husband',
  'parents',
  'friends',
  'colleagues',
  'neighbours',
  'neighbors',
  'contacts',
  'everyone',
]
const secrets = [
  'otp',
  'password',
  'passcode',
  'pin code',
  'pin number',
  'verification code',
  'security code',
  'cvv',
  'one time code',
  'sms code',
]

/** The commonest of what is forbidden, in English; the rest of English is told to be unread (`language-not-read`). */
export const englishRules: readonly GateRuleRow[] = [
  {
    ...collectionGuideline,
    id: 'english-threat',
    title: { zh: '英文威胁', en: 'Threats in English' },
    why: { zh: '不得以抓捕、上门、告知他人相威胁', en: 'Nobody is threatened with arrest, visits or exposure' },
    severity: 'block',
    clause: 'COL-07 恐吓、夸大法律后果',
    when: {
      any: [
        {
          phraseSet: {
            anyOf: [
              'go to jail',
              'end up in jail',
              'be jailed',
              'go to prison',
              'be arrested',
              'get you arrested',
              'have you arrested',
              'blacklist you',
              'ruin your',
              'expose you',
            ],
          },
        },
        near(
          we,
          [
            'call your',
            'tell your',
            'contact your',
            'visit your',
            'come to your',
            'inform your',
            'sue you',
            'post your',
          ],
          6,
        ),
        near(['call your', 'tell your', 'contact your', 'inform your', 'visit your'], third, 4),
        near(
          ['send people', 'send someone', 'send somebody', 'send our men', 'come to', 'show up at'],
          ['your home', 'your house', 'your office', 'your workplace', 'your door'],
          4,
        ),
        near(
          ['the police', 'police'],
          ['will come', 'will arrest', 'are coming', 'is coming', 'at your door', 'will find you'],
          4,
        ),
      ],
    },
    fix: { say: '您的账单尚有金额待还，可通过官方渠道处理；如有困难，请告诉我。' },
    passing: ['Please call your bank.', 'Your bill is due on Friday.'],
    failing: ['You will go to jail', 'Pay today or we will call your boss', 'We will send people to your home'],
  },
  {
    ...house,
    id: 'english-secret',
    title: { zh: '英文索取鉴别信息', en: 'Asking for a secret in English' },
    why: {
      zh: '坐席永不索取密码、验证码、安全码',
      en: 'Agents never ask for passwords, codes or card security numbers',
    },
    severity: 'block',
    clause: 'PI-05、PI-06、PI-07 永不索取C3鉴别信息',
    when: {
      any: [
        near(
          [
            'tell me',
            'send me',
            'give me',
            'read me',
            'share with me',
            'give us',
            'send us',
            'tell us',
            'provide',
            'what is',
            "what's",
            'i need',
            'confirm',
            'text me',
          ],
          secrets,
          16,
        ),
        near(secrets, ['to me', 'to us', 'with me', 'with us'], 16),
      ],
    },
    fix: { say: '我们不会索取密码和验证码，请按页面提示核验。' },
    passing: ['You can reset your password in the app.', 'Enter the code on the page.'],
    failing: ['Tell me the OTP you received', 'please send me your password', 'share the verification code with me'],
  },
  {
    ...house,
    id: 'english-promise',
    title: { zh: '英文承诺', en: 'Promises in English' },
    why: { zh: '放款、减免、征信都不得承诺', en: 'Approval, waivers and credit records are not promised' },
    severity: 'block',
    clause: 'MKT-05 不得承诺结果',
    when: {
      any: [
        near(
          ['guarantee', 'guaranteed', 'promise', '100%', 'for sure', 'definitely'],
          ['approval', 'approved', 'approve', 'waive', 'waived', 'refund today', 'loan'],
          16,
        ),
        near(['approval', 'approved', 'loan'], ['guaranteed', '100%', 'for sure', 'no risk'], 8),
        near(
          ['clean', 'clear', 'erase', 'delete', 'remove', 'fix', 'wipe'],
          ['credit record', 'credit history', 'credit report', 'late payment record', 'overdue record'],
          8,
        ),
        { phraseSet: { anyOf: ['no credit check', 'risk free loan', 'zero risk', 'instant approval'] } },
      ],
    },
    fix: { say: '能否获批、减免以审核为准，征信记录依规报送，我无法承诺结果。' },
    passing: ['Approval depends on the review.', 'A late payment is reported.'],
    failing: ['I guarantee approval 100%', "We'll clean your credit record", 'Approval guaranteed'],
  },
  {
    ...collectionGuideline,
    id: 'english-pressure',
    title: { zh: '英文冒用与逼借', en: 'False names and pressed borrowing in English' },
    why: { zh: '不得冒用机关名义，不得诱导借新还旧', en: 'Nobody speaks as an authority, or sends people borrowing' },
    severity: 'block',
    clause: 'COL-07 冒用名义；诱导新增借贷',
    when: {
      any: [
        near(
          ['i am', "i'm", 'this is', 'we are', 'calling from', 'on behalf of'],
          [
            'the court',
            'the police',
            'police station',
            'the prosecutor',
            'public security',
            'the central bank',
            'law firm',
          ],
          16,
        ),
        near(
          ['borrow', 'take a loan', 'get a loan', 'cash advance', 'max out'],
          ['to pay', 'to repay', 'and pay', 'pay us', 'pay off'],
          30,
        ),
        {
          phraseSet: {
            anyOf: [
              'shame on you',
              'you idiot',
              'you liar',
              'deadbeat',
              'fuck you',
              'you are trash',
              'piece of shit',
              'shut up',
            ],
          },
        },
      ],
    },
    fix: { say: '您好，我是本机构客服，通话将录音。请问是您本人吗？' },
    passing: ['You may ask the court.', 'This is customer service.'],
    failing: ['I am calling from the court', 'Borrow from friends to pay us', 'you liar'],
  },
]
