import { residentIdCheckDigit } from '../../model/check-numbers.ts'
import type { Chance } from './chance.ts'

/** Mobile ranges that no carrier has been given (`rules.md` section 6): nobody can be called by mistake. */
const unassigned = ['154', '160', '161', '163', '164', '168', '169', '179', '194'] as const

export function inventPhone(chance: Chance): string {
  return chance.pick(unassigned) + chance.digits(8)
}

/** A well-formed resident id of a region that does not exist: no province's code begins with 99. */
export function inventResidentId(chance: Chance, isMale: boolean): string {
  const year = chance.between(1958, 2005)
  const month = String(chance.between(1, 12)).padStart(2, '0')
  const day = String(chance.between(1, 28)).padStart(2, '0')
  // The 17th digit is odd for men.
  const order = chance.digits(2) + String(chance.below(5) * 2 + (isMale ? 1 : 0))
  const first17 = `99${chance.digits(4)}${year}${month}${day}${order}`
  return first17 + residentIdCheckDigit(first17)
}

const provinces = ['天山省', '云岭省', '青川省', '东海省', '北原省'] as const
const cities = ['绿洲市', '望江市', '松溪市', '白鹭市', '丰谷市', '临港市'] as const
const districts = ['新市区', '城南区', '河西区', '高新区', '南湖区', '桥东区', '长岭县', '清源县'] as const
const roads = ['白杨路', '建设路', '丰收路', '学府路', '滨河路', '朝阳街'] as const

export function inventAddress(chance: Chance): string {
  const place = chance.pick(provinces) + chance.pick(cities) + chance.pick(districts) + chance.pick(roads)
  return `${place}${chance.between(1, 200)}号`
}
