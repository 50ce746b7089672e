import { expect, it } from 'vitest'
import fc from 'fast-check'
import { residentIdCheckDigit, surnameOf } from '../../../src/index.ts'
import { Chance, inventAddress, inventName, inventPhone } from '../../../src/rehearsal/index.ts'
import { disguiseOf, type Named } from '../../../src/rehearsal/record/disguise.ts'
import { bared, oddly } from './odd-shapes.ts'

/** Somebody as the store may hold them: of a real region and range, or of the invented ones. */
const somebody: fc.Arbitrary<Named> = fc
  .record({
    seed: fc.nat(),
    isMale: fc.boolean(),
    birth: fc.date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true }),
    nickname: fc.constantFrom('', '小北', '爱笑的鱼', 'sunny_88', '老邓头'),
    prefix: fc.constantFrom('138', '159', '186', '199', ''),
  })
  .map(({ seed, isMale, birth, nickname, prefix }) => {
    const chance = new Chance(seed, 9)
    const first17 = `110105${birth.toISOString().slice(0, 10).replaceAll('-', '')}${chance.digits(3)}`
    const phone = inventPhone(chance)
    return {
      name: inventName(chance, isMale),
      phone: prefix === '' ? phone : prefix + phone.slice(3),
      residentId: first17 + residentIdCheckDigit(first17),
      address: inventAddress(chance),
      nickname,
      customerNo: `C${chance.digits(8)}`,
      codes: [`JK${chance.digits(6)}`, `ZD${chance.digits(6)}`, `DD${chance.digits(6)}`, `SF${chance.digits(10)}`],
      spellings: ['zhaolinger'],
      staff: [
        ['王小客', '林晓（演示）'],
        ['4417', '8021'],
      ] as const,
      figures: new Set<string>(),
    }
  })

/** What of somebody must not be read in a text, and how it may be said there. */
function saidOf(named: Named): (readonly [secret: string, said: fc.Arbitrary<string>])[] {
  const surname = surnameOf(named.name)
  const door = /\p{Script=Han}{3}\d+号$/u.exec(named.address)?.[0] ?? named.address
  const whole: readonly string[] = [
    named.name,
    named.phone,
    named.residentId,
    named.address,
    door,
    named.customerNo,
    ...named.codes,
    ...named.spellings,
    ...([...named.nickname].length > 1 ? [named.nickname] : []),
    named.phone.slice(7),
    named.phone.slice(3, 7),
    named.residentId.slice(14),
    named.residentId.slice(13, 17),
    '王小客',
  ]
  return [
    ...whole.map((secret) => [secret, oddly(secret)] as const),
    ...['**', '×', '某某'].map((rest) => [`${surname}${rest}`, fc.constant(`${surname}${rest}`)] as const),
    [named.phone.slice(7), fc.constant(`${named.phone.slice(0, 3)}****${named.phone.slice(7)}`)],
    [named.phone.slice(7), fc.constant(`${named.phone.slice(0, 3)} ****-${named.phone.slice(7)}`)],
    ...['先生', '女士', '小姐', '阿姨'].map(
      (title) => [`${surname}${title}`, fc.constant(`${surname}${title}`)] as const,
    ),
  ]
}

const around = fc.constantFrom(
  '我是%，你们记一下',
  '电话%。',
  '尾号%',
  '（%）',
  '请找 % 谢谢',
  '%',
  '地址：%',
  '换成%行吗',
  '姓名%\n号码%',
)

it('names nobody that it was told of, however their names and numbers are written', () => {
  fc.assert(
    fc.property(
      somebody.chain((named) => {
        const said = saidOf(named)
        return fc.tuple(
          fc.constant(named),
          fc.nat(),
          fc.array(
            fc.integer({ min: 0, max: said.length - 1 }).chain((i) => {
              const [secret, shape] = said[i] ?? ['', fc.constant('')]
              return fc.tuple(fc.constant(secret), shape, around)
            }),
            { minLength: 1, maxLength: 4 },
          ),
        )
      }),
      ([named, seed, said]) => {
        const { text } = disguiseOf(named, seed)
        const written = text(said.map(([, shape, frame]) => frame.replaceAll('%', shape)).join('；'))
        for (const [secret] of said) expect(bared(written)).not.toContain(bared(secret))
      },
    ),
    { numRuns: 120 },
  )
})

it('puts the same in place of the same, and leaves figures of money alone', () => {
  fc.assert(
    fc.property(somebody, fc.nat(), fc.integer({ min: 1, max: 99_999_999 }), (named, seed, fen) => {
      const { text, name, phone } = disguiseOf(named, seed)
      const amount = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      expect(text(`${named.name} ${named.phone}`)).toBe(`${name} ${phone}`)
      expect(text(`应还${amount}元，¥${amount}`)).toBe(`应还${amount}元，¥${amount}`)
      expect(disguiseOf(named, seed).text(named.address)).toBe(disguiseOf(named, seed).address)
    }),
    { numRuns: 60 },
  )
})

it('replaces people that the desk does not know by what is said around them', () => {
  const named: Named = {
    name: '邓可欣',
    phone: '13912345678',
    residentId: '11010519900307293X',
    address: '川南省青石市锦里区琴台街55号',
    nickname: '',
    customerNo: 'C20260028',
    codes: [],
    spellings: [],
    staff: [],
    figures: new Set(),
  }
  const { text } = disguiseOf(named, 7)
  const husband = text('我老公叫李建国，他电话 138-0013-8000，卡号6225 8800 0000 0001')
  expect(husband).not.toMatch(/李建国|138-0013-8000|6225 8800/)
  expect(husband).toMatch(/^我老公叫\p{Script=Han}{3}，他电话 \d{3}-\d{4}-\d{4}，卡号\d{4} \d{4} \d{4} \d{4}$/u)
  expect(text('138 0013 8000')).toBe(/\d{3}-\d{4}-\d{4}/.exec(husband)?.[0].replaceAll('-', ' '))
  expect(text('请拨打12378或400-820-8820，11月22日前，2026-11-22')).toBe(
    '请拨打12378或400-820-8820，11月22日前，2026-11-22',
  )
  expect(text('那位高经理和王女士都说 我是想问一下')).toMatch(
    /^那位(?!高)\p{Script=Han}经理和(?!王)\p{Script=Han}女士都说 我是想问一下$/u,
  )
  expect(text('写信到 deng.kexin@mail.cn')).not.toContain('deng.kexin')
})
